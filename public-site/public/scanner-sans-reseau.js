/**
 * Service worker of the scanner: a page already closed opens again without network (docs/decisions/0380).
 * It keeps one page, which names no child, and the files that page is made of; nothing else. The login page throws it away.
 */
const KEPT = 'tlj-scanner';
const SCANNER = '/partenaire/scanner';
const PAGE = '/partenaire/scanner/sans-reseau';
/** A phone under a basket has bars and no network: after that long, the kept page. */
const PATIENCE_MS = 6000;
/** The booklet in the page signs for 48 hours: an older page keeps nothing that would be settled. */
const GOOD_MS = 44 * 3_600_000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The scanner's page says what it is made of: the page to open without network is fetched with the same files. */
self.addEventListener('message', (event) => {
  if (Array.isArray(event.data?.files)) event.waitUntil(keep(event.data.files.filter(isAsset)).catch(() => undefined));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && (pathname === SCANNER || pathname === PAGE)) event.respondWith(open(request, pathname));
  else if (isAsset(request.url)) event.respondWith(assetOf(request));
});

const isAsset = (url) => typeof url === 'string' && new URL(url, self.location.origin).href.startsWith(`${self.location.origin}/assets/`);

async function keep(files) {
  const page = await fetch(PAGE, { credentials: 'same-origin', redirect: 'manual', cache: 'no-store' });
  if (page.status !== 200) return;
  const cache = await caches.open(KEPT);
  const own = (await page.clone().text()).match(/\/assets\/[^"'\\\s)]+/g) ?? [];
  const wanted = new Set([...files, ...own].map((file) => new URL(file, self.location.origin).href));
  for (const file of wanted) if (!(await cache.match(file))) await cache.add(file);
  for (const request of await cache.keys()) if (isAsset(request.url) && !wanted.has(request.url)) await cache.delete(request);
  // Last: the page is there only once all that it needs is.
  await cache.put(PAGE, page);
}

async function open(request, pathname) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = await Promise.race([fetch(request).catch(() => undefined), late]);
  if (answer) return answer;
  const kept = await goodPage();
  if (!kept) return fetch(request);
  return pathname === PAGE ? kept : Response.redirect(PAGE, 302);
}

async function goodPage() {
  const kept = await (await caches.open(KEPT)).match(PAGE);
  const age = performance.timeOrigin + performance.now() - Date.parse(kept?.headers.get('Date') ?? '');
  return age < GOOD_MS ? kept : undefined;
}

async function assetOf(request) {
  return (await (await caches.open(KEPT)).match(request)) ?? fetch(request);
}
