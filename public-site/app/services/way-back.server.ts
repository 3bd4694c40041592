/** The page a family wanted before it had to log in: often the QR code of a mail, opened at the club's desk; or a form it was filling in. */
import type { Cookie } from '@remix-run/node';
import { portalCookie } from './session-cookie.server.ts';

const ID = '[0-9a-f-]{36}';
const LONGEST = 1500;
const PAGES = new RegExp(
  `^/famille/(?:tirage|historique|compte|qr/${ID}(?:/suppression)?|depense(?:/${ID}(?:/complement|/retrait)?)?)(?:\\?[^#\\\\]{0,${LONGEST}})?$`,
);
/** What a posted form leaves in the address of its page; the pages of a draw and of a dépense read it there. */
const TYPED = [
  ...['enfant', 'partenaire', 'montant', 'organisme', 'adresse', 'mailOrganisme', 'responsable', 'dateInscription', 'cout'],
  'etape',
] as const;
let made: Cookie | undefined;
const cookie = (): Cookie => (made ??= portalCookie('retour', { maxAge: 900 }));

/** @returns the header that remembers the page of a request, with what its form held, or none when it is not one to come back to. */
export async function rememberWay(request: Request): Promise<Record<string, string>> {
  const { pathname, search } = new URL(request.url);
  const wanted = pathname + (request.method === 'GET' ? search : await typedIn(request));
  return PAGES.test(wanted) ? { 'Set-Cookie': await cookie().serialize(wanted) } : {};
}

/** The file kept from an earlier post; one that was chosen meanwhile is lost, and was to take its place. */
const KEPT_FILE = ['brouillon', 'fichier'] as const;

/** What was typed in a posted form, as a query string. */
async function typedIn(request: Request): Promise<string> {
  const form = await request
    .clone()
    .formData()
    .catch(() => new FormData());
  const file = form.get('attestation');
  const lost = typeof file === 'object' && file !== null && file.size > 0;
  const typed = [...TYPED, ...(lost ? [] : KEPT_FILE)].flatMap((name) => {
    const value = form.get(name);
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  if (lost) typed.push(['fichierPerdu', 'oui']);
  return typed.length === 0 ? '' : `?${new URLSearchParams(typed)}`;
}

/** The page remembered; null when there is none. */
export async function rememberedWay(request: Request): Promise<string | null> {
  const wanted: unknown = await cookie().parse(request.headers.get('Cookie'));
  return typeof wanted === 'string' && PAGES.test(wanted) ? wanted : null;
}

/** The header that forgets it. */
export const forgetWay = (): Promise<string> => cookie().serialize('', { maxAge: 0 });
