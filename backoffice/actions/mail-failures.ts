/** « Échecs d’envoi » (R-MAIL-03): what did not arrive and why, the file for the Caf, returns dropped as a file, what is done about it. */
import { pipeline } from 'node:stream/promises';
import { csvPieces } from '#core/extract/csv.rules.ts';
import { exportFailures } from '#core/mail/failures/export-failures.ts';
import { FAILURE_REASONS } from '#core/mail/failures/failure-reason.rules.ts';
import { FAILURES_A_PAGE, type FailureQuery, type ListedFailure, listFailures } from '#core/mail/failures/find-failures.ts';
import { liftAddress } from '#core/mail/failures/lift-address.ts';
import { listUncertain, UNCERTAIN_A_PAGE } from '#core/mail/failures/list-uncertain.ts';
import { resendLetter } from '#core/mail/failures/resend-letter.ts';
import { takeReturnFile } from '#core/mail/failures/take-returned.ts';
import { liftOptOut } from '#core/mail/opposition/lift-opt-out.ts';
import { dayOf } from '#core/shared/days.ts';
import { readMail } from '#core/shared/identifiers.ts';
import { refuse } from '#core/shared/refusals.ts';
import { CAF_COLUMNS, cafRow, failureFacts, uncertainFacts } from './failure-facts.ts';
import { bodyVersion } from './messages.ts';
import { bodyText, type DeskRequest, type DeskRoute, queryPage, queryText } from './route.ts';
import { withUploadsOf } from './upload.ts';

export type FailureList = Awaited<ReturnType<typeof list>>;
export type UncertainList = Awaited<ReturnType<typeof uncertain>>;

/** The filters as typed. @throws Refusal CHOIX_INCONNU, RECHERCHE_ADRESSE (422). */
function readQuery(read: (name: string) => string): FailureQuery {
  const one = <Word extends string>(name: string, words: readonly Word[]): Word | undefined => {
    const text = read(name);
    const word = words.find((each) => each === text);
    if (text !== '' && !word) throw refuse('CHOIX_INCONNU', {}, { field: name });
    return word;
  };
  const nature = one('nature', ['definitif', 'passager']);
  const asked = {
    reason: one('raison', FAILURE_REASONS),
    origin: one('origine', ['refused', 'returned']),
    permanent: nature && nature === 'definitif',
    mailing: read('envoi').trim() || undefined,
    ...readWho(read('qui').trim()),
  };
  const filters = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  return { closed: one('etat', ['faits']) === 'faits', ...filters };
}

/** A matricule, a partner's id, an agent's code, or an address. */
function readWho(typed: string): Pick<FailureQuery, 'about' | 'address'> {
  if (typed === '') return {};
  if (!typed.includes('@')) return { about: typed };
  const address = readMail(typed);
  if (!address) throw refuse('MAIL_INVALIDE', {}, { field: 'qui' });
  return { address };
}

async function list({ req }: DeskRequest) {
  const { failures, total } = await listFailures(
    readQuery((name) => queryText(req, name)),
    queryPage(req),
  );
  return { total, perPage: FAILURES_A_PAGE, failures: failures.map(failureFacts) };
}

async function uncertain({ req }: DeskRequest) {
  const { letters, total } = await listUncertain(queryPage(req));
  return { total, perPage: UNCERTAIN_A_PAGE, letters: letters.map(uncertainFacts) };
}

/** Streamed: memory does not grow with the list. */
async function download({ act, req, res }: DeskRequest): Promise<undefined> {
  const failures = await exportFailures(
    act,
    readQuery((name) => bodyText(req, name)),
  );
  res
    .attachment(`echecs-d-envoi_${dayOf(act.at)}.csv`)
    .type('text/csv; charset=utf-8')
    .set('X-Content-Type-Options', 'nosniff');
  await pipeline(csvPieces(CAF_COLUMNS, rows(failures)), res);
  return undefined;
}

async function* rows(failures: AsyncIterable<ListedFailure>): AsyncGenerator<string[]> {
  for await (const failure of failures) yield cafRow(failure);
}

const drop = ({ act, req }: DeskRequest): Promise<object> =>
  withUploadsOf(req, ['retours'], ({ retours }) => {
    if (!retours) throw refuse('CHAMP_MANQUANT', { label: 'Fichier de retours' }, { field: 'retours' });
    return takeReturnFile(act, retours.path);
  });

async function resend({ act, req }: DeskRequest): Promise<object> {
  await resendLetter(act, { trace: req.params.courriel!, fence: bodyVersion(req, 'version'), lift: bodyText(req, 'remettre') === 'oui' });
  return {};
}

async function lift({ act, req }: DeskRequest): Promise<object> {
  await liftAddress(act, req.params.courriel!);
  return {};
}

async function accept({ act, req }: DeskRequest): Promise<object> {
  await liftOptOut(act, { matricule: req.params.matricule!, reason: bodyText(req, 'motif') });
  return {};
}

const RIGHT = ['mails'] as const;

export const mailFailureRoutes: DeskRoute[] = [
  { method: 'get', path: '/echecs-d-envoi', right: RIGHT, run: list },
  { method: 'get', path: '/echecs-d-envoi/incertains', right: RIGHT, run: uncertain },
  { method: 'post', path: '/echecs-d-envoi/export', right: RIGHT, run: download },
  { method: 'put', path: '/echecs-d-envoi/retours', right: RIGHT, run: drop },
  { method: 'post', path: '/echecs-d-envoi/:courriel/renvoi', right: RIGHT, run: resend },
  { method: 'post', path: '/echecs-d-envoi/:courriel/adresse', right: RIGHT, run: lift },
  { method: 'post', path: '/refus-de-courriels/:matricule/levee', right: RIGHT, run: accept },
];
