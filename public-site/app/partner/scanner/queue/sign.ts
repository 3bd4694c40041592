import type { KeptScan, PageBooklet } from './kept-scan.ts';

/** Browsers sign on https pages and on this very machine only: elsewhere nothing is kept. */
export const canSign = (): boolean => window.isSecureContext && 'subtle' in crypto && 'indexedDB' in window;

/** Signs a scan with the booklet of the page, for the server to know it again. @param cle key of the intention, when the page has one. */
export async function signScan(code: string, { userId, carnet, key }: PageBooklet, cle: string = crypto.randomUUID()): Promise<KeptScan> {
  const secret = await crypto.subtle.importKey('raw', bytesOf(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', secret, new TextEncoder().encode([carnet, cle, code].join('|')));
  return { cle, code, userId, carnet, signature: base64url(new Uint8Array(signed)), keptAt: performance.timeOrigin + performance.now() };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
