/**
 * The portal's service worker. It keeps the shell and the live QR codes of the family that is logged in, nothing else:
 * no page, no answer of the server ever enters a cache (security.md, Browser; decision 0320).
 */
import type { WorkerAsk } from '../app/qr/copies.ts';
import { keptCodes, leave } from './door.ts';
import { offlinePage } from './offline-page.ts';
import { effectOfPost } from './posts.ts';
import { phoneTime, refreshCopies } from './refresh.ts';
import { dropOldShells, fromShell, isShell, keepShell } from './shell.ts';

declare const self: ServiceWorkerGlobalScope;

/** Files are not pages; the clubs' own pages keep their scans themselves. */
const NOT_PAGES = /^\/partenaire(?:\/|$)|\.[a-z]{2,5}$/;

self.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())));

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

async function takeOver(): Promise<void> {
  await dropOldShells();
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

self.addEventListener('message', (event) => {
  const asked = event.data as WorkerAsk;
  event.waitUntil(asked === 'leave' ? leave() : refreshCopies());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === 'POST') {
    const effect = effectOfPost(url.pathname);
    if (effect) event.waitUntil(effect);
  } else if (request.method === 'GET' && isShell(url.pathname)) event.respondWith(fromShell(request));
  else if (request.method === 'GET' && request.mode === 'navigate' && !NOT_PAGES.test(url.pathname))
    event.respondWith(pageOf(event, url.pathname));
});

/** The server's page, untouched; the page without network when it cannot be reached. */
async function pageOf(event: FetchEvent, path: string): Promise<Response> {
  try {
    const response = ((await event.preloadResponse) as Response | undefined) ?? (await fetch(event.request));
    // Sent elsewhere: most often the session is over, and so are its copies.
    if (response.type === 'opaqueredirect' && path.startsWith('/famille')) event.waitUntil(refreshCopies());
    return response;
  } catch {
    return offlinePage(path, await keptCodes(phoneTime()).catch(() => []));
  }
}
