/** A refused scan is an answer of its own (R-QR-04): a page that says why, with its status, never a blank error. */
import { type AppLoadContext, data } from '@remix-run/node';
import { Refusal } from '#core/shared/refusals.ts';
import type { ScanRefused } from '../scan-refused.ts';
import { scanShell } from '../shell.ts';
import type { PartnerVisit } from './partner-session.server.ts';

/** Refusals that the typed form itself comes back with, or that end the page. */
const ELSEWHERE = new Set<string>([
  'QR_ILLISIBLE',
  'PARTENAIRE_FERME',
  'BASE_INDISPONIBLE',
  'TROP_OCCUPE',
  'CLE_DEJA_UTILISEE',
  'CONFIRMATION_MANQUANTE',
  'MOTIF_MANQUANT',
  'VALEUR_TROP_LONGUE',
]);

interface Scan {
  context: AppLoadContext;
  visit: PartnerVisit;
  /** The code as it came. */
  typed: string;
}

/** Runs `work`; a refusal of the code becomes the data of the refusal page, the code kept as it was typed. */
export async function orScanRefused<T>({ context, visit, typed }: Scan, work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || ELSEWHERE.has(error.code)) throw error;
    context.refused = true;
    const { status, message, todo, details } = error;
    if (details.retryAfter !== undefined) context.setHeader('Retry-After', String(Math.ceil(details.retryAfter)));
    const refused: ScanRefused = { refusal: { code: error.code, message, todo: todo ?? null }, typed, shell: scanShell(visit.user.role) };
    return data(refused, { status });
  }
}
