/** The page that opens without network: kept by a service worker, with the files it is made of (docs/decisions/0380). */
const WORKER = '/scanner-sans-reseau.js';
const SCOPE = '/partenaire/scanner';
const KEPT = 'tlj-scanner';

/** Has the phone keep the page; `more`: files this page has not asked for yet. Where the browser keeps nothing, nothing happens. */
export async function keepPageForLater(more: readonly string[]): Promise<void> {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  const { active } = await navigator.serviceWorker.ready;
  const asked = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage({ files: [...new Set([...asked, ...more.map((each) => new URL(each, window.location.href).href)])] });
}

/** After a logout: the phone may be somebody else's tomorrow. The scans it keeps stay. */
export async function forgetKeptPage(): Promise<void> {
  if ('caches' in window) await caches.delete(KEPT);
}
