/** The lines of a batch (R-PAY-04), and those SIAS rejected afterwards (R-PAY-06). */
import { findBatch } from '#core/payment/find-batch.ts';
import { BATCH_LINES_A_PAGE, listBatchLines, rejectedOf, sharesOfBatch } from '#core/payment/list-lines.ts';
import type { PaymentLine } from '#core/payment/payment-line.model.ts';
import { recordSiasRejection } from '#core/payment/record-sias-rejection.ts';
import { readTiersi } from '#core/shared/identifiers.ts';
import { refuse } from '#core/shared/refusals.ts';
import { childNames } from '../sheets/child-names.ts';
import { day, euros, instant, orNothing } from '../sheets/format.ts';
import { readWanted } from './rehearsal.ts';
import { bodyText, type DeskRequest, type DeskRoute, queryChoice, queryPage, queryText } from './route.ts';

export type BatchLines = Awaited<ReturnType<typeof lines>>;
export type BatchLine = BatchLines['lines'][number];

async function lines({ req }: DeskRequest) {
  const { _id: batch } = await findBatch(req.params.lot!);
  const found = await listBatchLines({
    batch,
    matricule: readWanted(queryText(req, 'matricule')),
    tiersi: tiersiOf(queryText(req, 'tiersi')),
    rejected: queryChoice(req, 'etat', ['rejetees'] as const) === 'rejetees',
    page: queryPage(req),
  });
  const nameOf = await childNames(found.lines);
  return { total: found.total, perPage: BATCH_LINES_A_PAGE, lines: found.lines.map((line) => lineOf(line, nameOf(line))) };
}

/** @throws Refusal TIERSI_INVALIDE (422). */
function tiersiOf(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const tiersi = readTiersi(text);
  if (!tiersi) throw refuse('TIERSI_INVALIDE', {}, { field: 'tiersi' });
  return tiersi;
}

const lineOf = (line: PaymentLine, child: string) => ({
  line: line._id,
  position: line.position,
  matricule: line.matricule,
  sias: line.sias,
  child,
  tiersi: line.tiersi ? `${line.tiersi} – ${line.rang}` : orNothing(null),
  amount: euros(line.amount),
  tag: line.rejected
    ? { word: 'Rejetée', tone: 'stop' }
    : line.live
      ? { word: 'En vigueur', tone: 'ok' }
      : { word: 'Annulée', tone: 'off' },
  live: line.live,
  rejected: line.rejected
    ? { on: day(line.rejected.on), reason: line.rejected.reason, agent: line.rejected.agent, at: instant(line.rejected.at) }
    : null,
});

async function shares({ req }: DeskRequest) {
  const { _id: batch } = await findBatch(req.params.lot!);
  const { lines: rejected, totalCents } = await rejectedOf(batch);
  return {
    rejected: { lines: rejected, total: euros(totalCents) },
    partners: (await sharesOfBatch(batch)).map(({ totalCents: sum, ...share }) => ({ ...share, total: euros(sum) })),
  };
}
export type BatchShares = Awaited<ReturnType<typeof shares>>;

const SEE = ['payments.generate', 'payments.follow'] as const;

export const batchLineRoutes: DeskRoute[] = [
  { method: 'get', path: '/lots/:lot/lignes', right: SEE, run: lines },
  { method: 'get', path: '/lots/:lot/partenaires', right: SEE, run: shares },
  {
    method: 'post',
    path: '/lignes/:ligne/rejet',
    right: ['payments.generate'],
    run: ({ act, req }) =>
      recordSiasRejection(act, { line: req.params.ligne!, reason: bodyText(req, 'motif'), day: bodyText(req, 'jour') }),
  },
];
