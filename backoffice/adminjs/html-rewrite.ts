import type { RequestHandler, Response } from 'express';

const LINE_ENDS = /[\u2028\u2029]/g;

/**
 * Mends AdminJS's page on its way out: what it writes into its inline scripts cannot close them, each script bears this
 * answer's nonce, and no font is asked for elsewhere (security.md).
 */
export const htmlRewrite: RequestHandler = (_req, res, next) => {
  const send = res.send.bind(res);
  res.send = (body?: unknown) => send(typeof body === 'string' && /^\s*<!DOCTYPE html>/i.test(body) ? mended(body, nonceOf(res)) : body);
  next();
};

const nonceOf = (res: Response): string => String(res.locals.nonce);

/** Pure: the page, mended. */
export function mended(page: string, nonce: string): string {
  return (
    page
      // [^\n], not a dot: a dot stops at U+2028, which a name may hold.
      .replace(/^(\s*window\.(?:REDUX_STATE|THEME) = )([^\n]*);$/gm, (_, head: string, json: string) => `${head}${escapedJson(json)};`)
      .replace(/<link[^>]+fonts\.googleapis\.com[^>]*>/g, '')
      .replace(/<script(?=[\s>])/g, `<script nonce="${nonce}"`)
      // The desk is light, like AdminJS: the kit's dark theme would colour half a page.
      .replace('<html lang=fr>', '<html lang="fr" data-theme="light">')
      .replace('<head>', `<head><script nonce="${nonce}">window.__webpack_nonce__=${JSON.stringify(nonce)}</script>`)
  );
}

const escapedJson = (json: string): string =>
  json.replace(/</g, '\\u003c').replace(LINE_ENDS, (sign) => (sign === '\u2028' ? '\\u2028' : '\\u2029'));
