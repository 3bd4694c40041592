import { Writable } from 'node:stream';
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server';
import { logFault } from '#core/shared/log.ts';
import { shellOf } from './components/shell.ts';
import { StillPage } from './components/still-page.ts';
import { drawOnce } from './services/draw-once.server.ts';

const GIVE_UP_MS = 10_000;

interface Drawn {
  html: Uint8Array<ArrayBuffer>;
  /** A part of the page could not be drawn. */
  faulty?: boolean;
}

/** Renders a whole page before it is sent: a fault half-way gives a page that says so, never half a page. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { html, faulty } = isStill(remix) ? drawStill(request, remix, context) : await draw(request, remix, context);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(html, { headers, status: faulty ? 500 : status });
}

/** A page whose first visit loads no React (decision 0342). */
function isStill({ staticHandlerContext: { matches, loaderData, errors }, routeModules }: EntryContext): boolean {
  if (errors) return false;
  const { shell } = shellOf(matches.map(({ route: { id } }) => ({ data: loaderData[id], handle: routeModules[id]?.handle })));
  return shell.still === true;
}

/** Nothing will take it up again: no stream, and none of the marks that React leaves for itself. */
function drawStill(request: Request, remix: EntryContext, { cspNonce }: AppLoadContext): Drawn {
  const page = (
    <StillPage.Provider value={drawOnce}>
      <RemixServer context={remix} url={request.url} nonce={cspNonce} />
    </StillPage.Provider>
  );
  return { html: Buffer.from(`<!DOCTYPE html>${renderToStaticMarkup(page)}`) };
}

function draw(request: Request, remix: EntryContext, { cspNonce }: AppLoadContext): Promise<Drawn> {
  return new Promise((resolve, reject) => {
    let faulty = false;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remix} url={request.url} nonce={cspNonce} />, {
      nonce: cspNonce,
      onAllReady: () => void pipe(inOnePiece((html) => resolve({ html, faulty }))),
      onShellError: reject,
      onError(error) {
        faulty = true;
        logFault(error, 'portal: rendering');
      },
    });
    setTimeout(abort, GIVE_UP_MS).unref();
  });
}

/**
 * A page is some kilobytes: in one piece it passes the streams and the compression once, instead of once for each 2 kB.
 * React 18 leaves a null byte where an accented letter does not fit at the end of its buffer of 2 kB; a browser drops it from a text
 * and shows \ufffd for it in a label. No byte of a letter is null in UTF-8: whatever is null goes.
 */
function inOnePiece(whole: (html: Uint8Array<ArrayBuffer>) => void): Writable {
  const chunks: Buffer[] = [];
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
    final(done) {
      const html = Buffer.concat(chunks);
      whole(html.includes(0) ? html.filter((byte) => byte !== 0) : html);
      done();
    },
  });
}

/** Loaders and actions log their own faults (services/answer.server.ts): what comes here escaped them. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  logFault(error, 'portal: remix');
};
