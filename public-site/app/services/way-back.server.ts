/** The page a family wanted before it had to log in: often the QR code of a mail, opened at the club's desk. */
import type { Cookie } from '@remix-run/node';
import { portalCookie } from './session-cookie.server.ts';

const PAGES = /^\/famille\/(?:tirage|historique|compte|(?:qr|depense)\/[0-9a-f-]{36}(?:\/complement)?)(?:\?[^#\\]{0,300})?$/;
let made: Cookie | undefined;
const cookie = (): Cookie => (made ??= portalCookie('retour', { maxAge: 900 }));

/** @returns the header that remembers the page of a GET, or none when it is not one to come back to. */
export async function rememberWay(request: Request): Promise<Record<string, string>> {
  const { pathname, search } = new URL(request.url);
  const wanted = pathname + search;
  if (request.method !== 'GET' || !PAGES.test(wanted)) return {};
  return { 'Set-Cookie': await cookie().serialize(wanted) };
}

/** Where to go after a login. */
export async function wayBack(request: Request): Promise<string> {
  const wanted: unknown = await cookie().parse(request.headers.get('Cookie'));
  return typeof wanted === 'string' && PAGES.test(wanted) ? wanted : '/famille';
}

/** The header that forgets it. */
export const forgetWay = (): Promise<string> => cookie().serialize('', { maxAge: 0 });
