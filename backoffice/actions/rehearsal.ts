/** The rehearsal of a batch (R-PAY-01): totals, what is new or odd, its exact lines. */
import type { PayableKind } from '#core/forfait/payable.model.ts';
import { type Rehearsal, rehearseBatch, rehearseLines } from '#core/payment/rehearse-batch.ts';
import { LINES_A_PAGE } from '#core/payment/rehearsal/page-of-sign.ts';
import type { SignedLine } from '#core/payment/rehearsal/signed-lines.ts';
import { SIGN_KINDS } from '#core/payment/rehearsal/signs.rules.ts';
import { newId, readMatricule } from '#core/shared/identifiers.ts';
import { refuse } from '#core/shared/refusals.ts';
import { childNames } from '../sheets/child-names.ts';
import { euros, instant } from '../sheets/format.ts';
import { SIGN_WORDS } from '../sheets/payment-words.ts';
import { type DeskRequest, type DeskRoute, queryChoice, queryPage, queryText } from './route.ts';

/** What the page shows of a rehearsal. */
export type RehearsalFacts = ReturnType<typeof facts>;
export type RehearsalLines = Awaited<ReturnType<typeof lines>>;
export type RehearsalLine = RehearsalLines['lines'][number];

const facts = ({ lines: count, totalCents, cutoff, partners, partnerSigns, oddLines, signs, held, last }: Rehearsal) => ({
  cle: newId(),
  lines: count,
  total: euros(totalCents),
  cutoff: instant(cutoff),
  oddLines,
  signs: signs.map(({ kind, lines: some }) => ({ kind, tag: SIGN_WORDS[kind], lines: some })),
  /** These stop the generation: to correct, or to hold. */
  blocking: signs.find(({ kind }) => kind === 'format')?.lines ?? 0,
  held,
  last: last && { batch: last._id, lines: last.lines, total: euros(last.totalCents), at: instant(last.generatedAt) },
  partners: partners.map(({ partnerId, name, tiersi, rang, lines: some, totalCents: sum }) => {
    const sign = partnerSigns.get(partnerId);
    return { id: partnerId, name, tiersi, rang, lines: some, total: euros(sum), tag: sign ? SIGN_WORDS[sign] : null };
  }),
});

async function lines({ act, req }: DeskRequest) {
  const found = await rehearseLines(act, {
    kind: readKind(queryText(req, 'nature')),
    partnerId: queryText(req, 'partenaire'),
    matricule: readWanted(queryText(req, 'matricule')),
    ...(signOf(req) ?? {}),
    page: queryPage(req),
  });
  const nameOf = await childNames(found.lines.map(({ payable }) => payable));
  return { total: found.total, perPage: LINES_A_PAGE, lines: found.lines.map((line) => lineOf(line, nameOf(line.payable))) };
}

function signOf(req: DeskRequest['req']) {
  const sign = queryChoice(req, 'signe', ['any', ...SIGN_KINDS] as const);
  return sign && { sign };
}

const lineOf = ({ payable, partnerName, signs }: SignedLine, child: string) => ({
  payable: payable._id,
  dueAt: instant(payable.dueAt),
  partner: partnerName,
  matricule: payable.matricule,
  sias: payable.sias,
  child,
  amount: euros(payable.amount),
  signs: signs.map(({ kind, text }) => ({ text, tag: SIGN_WORDS[kind] })),
});

/** @throws Refusal CHOIX_INCONNU (422). */
export function readKind(text: string): PayableKind {
  if (text !== 'partners' && text !== 'families') throw refuse('CHOIX_INCONNU', {}, { field: 'nature' });
  return text;
}

/** Nothing, or seven digits. @throws Refusal NUMERO_CHERCHE (422). */
export function readWanted(text: string): string {
  if (text.trim() === '') return '';
  const matricule = readMatricule(text);
  if (!matricule) throw refuse('NUMERO_CHERCHE', {}, { field: 'matricule' });
  return matricule;
}

const DO = ['payments.generate'] as const;

export const rehearsalRoutes: DeskRoute[] = [
  {
    method: 'get',
    path: '/lots/apercu',
    right: DO,
    run: async ({ act, req }) => facts(await rehearseBatch(act, { kind: readKind(queryText(req, 'nature')) })),
  },
  { method: 'get', path: '/lots/lignes', right: DO, run: lines },
];
