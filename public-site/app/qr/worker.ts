/** The page's side of the service worker: without one, or without script, the portal works as well. */
import { useEffect } from 'react';
import type { WorkerAsk } from './copies.ts';

const SCRIPT = '/sw.js';
/** What Chromium, Firefox and Safari say of a request that found no network. A fault of the page must not reload it for ever. */
const NO_NETWORK = /Failed to fetch|NetworkError|Load failed/;

/** Browsers give a worker to https and to this machine only. */
const able = (): boolean => 'serviceWorker' in navigator;

/** On a family's pages: has the copies of its QR codes brought up to date, once a page. */
export function useQrCopies(wanted: boolean, page: string): void {
  useEffect(() => {
    if (!wanted || !able()) return;
    // A browser may refuse (private window, storage full): copies are a comfort.
    navigator.serviceWorker
      .register(SCRIPT, { updateViaCache: 'none' })
      .then(() => ask('refresh'))
      .catch(() => undefined);
  }, [wanted, page]);
}

/** A link followed without network: loaded as a whole page, the worker answers it with the QR codes of this phone. */
export function useReloadWithoutNetwork(error: unknown): void {
  useEffect(() => {
    if (error instanceof TypeError && NO_NETWORK.test(error.message) && able() && navigator.serviceWorker.controller) location.reload();
  }, [error]);
}

/** « Quitter »: said by the page as well as seen by the worker, which a page reloaded by force does not go through. */
export function leaveCopies(): void {
  if (able()) void ask('leave').catch(() => undefined);
}

async function ask(what: WorkerAsk): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(what);
}
