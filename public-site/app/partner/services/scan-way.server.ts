/** Codes scanned just when the session had ended are not lost: they come back after the login (R-PAR-12). */
import type { Cookie } from '@remix-run/node';
import { readVoucherCode } from '#core/shared/identifiers.ts';
import { portalCookie } from '../../services/session-cookie.server.ts';
import { readFields } from '../../services/fields.server.ts';
import { MOST_TOGETHER } from '../together.ts';

const CHECK_PAGE = /^\/partenaire\/scanner\/([0-9a-f-]{36})$/;
const SCANNER = '/partenaire/scanner';
const TOGETHER = '/partenaire/scanner/plusieurs';
let made: Cookie | undefined;
const cookie = (): Cookie => (made ??= portalCookie('scan', { maxAge: 900 }));

/** @returns the header that remembers the codes of a request, or none. Nothing is validated without a new look at the children. */
export async function rememberScan(request: Request): Promise<Record<string, string>> {
  const known = readCodes(await codesOf(request));
  return known.length > 0 ? { 'Set-Cookie': await cookie().serialize(known.join(',')) } : {};
}

const readCodes = (text: string): string[] =>
  [...new Set(text.split(',').flatMap((each) => readVoucherCode(each) ?? []))].slice(0, MOST_TOGETHER);

/** The codes in the address or in the form, whichever page they were meant for. */
async function codesOf(request: Request): Promise<string> {
  const { pathname, searchParams } = new URL(request.url);
  const inAddress = CHECK_PAGE.exec(pathname)?.[1] ?? searchParams.get(pathname === TOGETHER ? 'codes' : 'avec');
  const mayPost = pathname === SCANNER || pathname === TOGETHER;
  if (!mayPost || request.method !== 'POST') return pathname.startsWith(SCANNER) ? (inAddress ?? '') : '';
  const fields = await readFields(request);
  return pathname === TOGETHER ? fields.text('codes') : [fields.text('avec'), fields.text('code')].join(',');
}

/** Where to go after a login. */
export async function wayAfterLogin(request: Request): Promise<string> {
  const kept: unknown = await cookie().parse(request.headers.get('Cookie'));
  const codes = typeof kept === 'string' ? readCodes(kept) : [];
  if (codes.length === 0) return '/partenaire';
  return codes.length === 1 ? `${SCANNER}/${codes[0]}` : `${TOGETHER}?codes=${codes.join(',')}`;
}

/** The header that forgets them. */
export const forgetScan = (): Promise<string> => cookie().serialize('', { maxAge: 0 });
