import { Transform } from 'node:stream';
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext, type HandleErrorFunction } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { logFault } from '#core/shared/log.ts';

const GIVE_UP_MS = 10_000;

/** Renders a whole page before it is sent: a fault half-way gives a page that says so, never half a page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remix} url={request.url} nonce={context.cspNonce} />, {
      nonce: context.cspNonce,
      onAllReady() {
        const body = withoutNulls();
        headers.set('Content-Type', 'text/html; charset=utf-8');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        answered = 500;
        logFault(error, 'portal: rendering');
      },
    });
    setTimeout(abort, GIVE_UP_MS).unref();
  });
}

/**
 * React 18 leaves a null byte where an accented letter does not fit at the end of its buffer of 2 kB; a browser drops it from a text
 * and shows \ufffd for it in a label. No byte of a letter is null in UTF-8: whatever is null goes.
 */
function withoutNulls(): Transform {
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk),
  });
}

/** Loaders and actions log their own faults (services/answer.server.ts): what comes here escaped them. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  logFault(error, 'portal: remix');
};
