/** A code scanned just when the session had ended is not lost: it comes back after the login (R-PAR-12). */
import type { Cookie } from '@remix-run/node';
import { readVoucherCode } from '#core/shared/identifiers.ts';
import { portalCookie } from '../../services/session-cookie.server.ts';
import { readFields } from '../../services/fields.server.ts';

const CHECK_PAGE = /^\/partenaire\/scanner\/([0-9a-f-]{36})$/;
let made: Cookie | undefined;
const cookie = (): Cookie => (made ??= portalCookie('scan', { maxAge: 900 }));

/** @returns the header that remembers the code of a request, or none. Nothing is validated without a new look at the child. */
export async function rememberScan(request: Request): Promise<Record<string, string>> {
  const code = (await codeOf(request)) ?? '';
  const known = readVoucherCode(code);
  return known ? { 'Set-Cookie': await cookie().serialize(known) } : {};
}

async function codeOf(request: Request): Promise<string | undefined> {
  const { pathname } = new URL(request.url);
  const inAddress = CHECK_PAGE.exec(pathname)?.[1];
  if (inAddress || request.method !== 'POST' || pathname !== '/partenaire/scanner') return inAddress;
  return (await readFields(request)).text('code');
}

/** Where to go after a login. */
export async function wayAfterLogin(request: Request): Promise<string> {
  const code: unknown = await cookie().parse(request.headers.get('Cookie'));
  return typeof code === 'string' && readVoucherCode(code) ? `/partenaire/scanner/${code}` : '/partenaire';
}

/** The header that forgets it. */
export const forgetScan = (): Promise<string> => cookie().serialize('', { maxAge: 0 });
