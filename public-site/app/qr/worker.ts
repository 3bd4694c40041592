/** The page's side of the service worker, where React runs. */
import { useEffect } from 'react';
import { able, refreshCopies } from './keep-copies.ts';

/** What Chromium, Firefox and Safari say of a request that found no network. A fault of the page must not reload it for ever. */
const NO_NETWORK = /Failed to fetch|NetworkError|Load failed/;

/** On a family's pages: has the copies of its QR codes brought up to date, once a page. */
export function useQrCopies(wanted: boolean, page: string): void {
  useEffect(() => {
    if (wanted) refreshCopies();
  }, [wanted, page]);
}

/** A link followed without network: loaded as a whole page, the worker answers it with the QR codes of this phone. */
export function useReloadWithoutNetwork(error: unknown): void {
  useEffect(() => {
    if (error instanceof TypeError && NO_NETWORK.test(error.message) && able() && navigator.serviceWorker.controller) location.reload();
  }, [error]);
}
