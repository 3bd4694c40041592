/** What a post must be before anything reads it: from our own pages, a form, and small (contract: Origin of posts). */
import type { Request, RequestHandler, Response } from 'express';
import { type RefusalCode, refuse } from '#core/shared/refusals.ts';
import { plainPage } from './plain-page.ts';

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;
const MAX_BYTES = 64 * 1024;
/** An attestation of 10 MB and what a form puts around it. */
const MAX_UPLOAD_BYTES = 10 * 1024 * 1024 + MAX_BYTES;
/** The pages that take a file; they ask for a session, or for the key of a sign-up, before they read it. */
const UPLOADS =
  /^\/(?:famille\/depense(?:\/[0-9a-f-]{36}\/complement)?|partenaire\/inscription\/[\w-]{22}\/documents|partenaire\/compte\/demande)(?:\.data)?\/?$/;
/** One-click unsubscribe of a mail (RFC 8058), the only post without an origin: its token stands for it, no cookie is read. */
const ONE_CLICK = /^\/desinscription\/[\w-]{1,100}$/;
const LOOPBACK = ['127.0.0.1', 'localhost'];

/** @param portalUrl the configured address; on a loopback address 127.0.0.1 and localhost are alike. */
export function postGuard(portalUrl: string): RequestHandler {
  const origins = ownOrigins(portalUrl);
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (request.method !== 'POST') return unknownMethod(response);
    nameEmptyForm(request);
    const refused = refusal(request, origins);
    const max = takesFile(request) ? '10' : '0,06';
    if (refused) return plainPage(response, refuse(refused, { max, found: 'ce n’est pas un formulaire' }));
    next();
  };
}

/** Remix would take any other method for a post. */
function unknownMethod(response: Response): void {
  response.set('Allow', 'GET, HEAD, POST');
  plainPage(response, { status: 405, message: 'Cette demande n’est pas possible.', todo: 'Revenez à la page et recommencez.' });
}

function refusal(request: Request, origins: ReadonlySet<string>): RefusalCode | undefined {
  if (!ONE_CLICK.test(request.path) && !isOwn(request, origins)) return 'ORIGINE_REFUSEE';
  if (!FORM.test(request.get('Content-Type') ?? '')) return 'FICHIER_TYPE';
  const length = Number(request.get('Content-Length') ?? Number.NaN);
  return length <= (takesFile(request) ? MAX_UPLOAD_BYTES : MAX_BYTES) ? undefined : 'FICHIER_TROP_GROS';
}

const takesFile = (request: Request): boolean => UPLOADS.test(request.path);

/** A button without fields pressed by a script has no type, for it sends nothing: an empty form. */
function nameEmptyForm({ headers }: Request): void {
  const isEmpty = headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0';
  if (!isEmpty || headers['content-type'] !== undefined) return;
  headers['content-type'] = 'application/x-www-form-urlencoded';
  headers['content-length'] = '0';
}

/** Sec-Fetch-Site decides when present: the two ports of a demo are one site, so `same-site` is refused. */
function isOwn(request: Request, origins: ReadonlySet<string>): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  return origins.has(request.get('Origin') ?? '');
}

function ownOrigins(portalUrl: string): ReadonlySet<string> {
  const url = new URL(portalUrl);
  if (!LOOPBACK.includes(url.hostname)) return new Set([url.origin]);
  return new Set(LOOPBACK.map((host) => Object.assign(new URL(url), { hostname: host }).origin));
}
