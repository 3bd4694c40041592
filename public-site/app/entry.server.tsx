import { PassThrough } from 'node:stream';
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
        const body = new PassThrough();
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

/** Loaders and actions log their own faults (services/answer.server.ts): what comes here escaped them. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  logFault(error, 'portal: remix');
};
