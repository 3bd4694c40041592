/** What a page asks of the service worker about the copies of QR codes; without one the portal works as well. */
import type { WorkerAsk } from './copies.ts';

const SCRIPT = '/sw.js';

/** Browsers give a worker to https and to this machine only. */
export const able = (): boolean => 'serviceWorker' in navigator;

/** Has the copies brought up to date. A browser may refuse (private window, storage full): copies are a comfort. */
export function refreshCopies(): void {
  if (!able()) return;
  navigator.serviceWorker
    .register(SCRIPT, { updateViaCache: 'none' })
    .then(() => ask('refresh'))
    .catch(() => undefined);
}

/** « Quitter »: said by the page as well as seen by the worker, which a page reloaded by force does not go through. */
export function leaveCopies(): void {
  if (able()) void ask('leave').catch(() => undefined);
}

async function ask(what: WorkerAsk): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(what);
}
