import type { RequestHandler } from 'express';
import { refuse } from '#core/shared/refusals.ts';
import { plainPage } from './plain-page.ts';

/**
 * Remix sees the configured address, whatever Host and its relatives say: no page or link can be bent by a header.
 * Stands after the post guard, which alone judges Origin. A malformed address ends here.
 */
export function ownAddress(portalUrl: string): RequestHandler {
  const { host } = new URL(portalUrl);
  return (request, response, next) => {
    if (!isWellFormed(request.path)) return plainPage(response, refuse('INTROUVABLE'));
    for (const name of ['origin', 'forwarded', 'x-forwarded-host', 'x-forwarded-proto']) delete request.headers[name];
    request.headers.host = host;
    next();
  };
}

function isWellFormed(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}
