/** Payments (R-PAY-01 to 04): preview, generation, the file, processed, cancelled. */
import { cancelBatch } from '#core/payment/cancel-batch.ts';
import { correctPaidDay } from '#core/payment/correct-paid-day.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { findBatch } from '#core/payment/find-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { lastDayToCorrect } from '#core/payment/paid-day.rules.ts';
import { type PaymentBatch, PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { dayOf } from '#core/shared/days.ts';
import { day, euros, instant } from '../sheets/format.ts';
import { BATCH_WORDS } from '../sheets/payment-batches.ts';
import { KIND_WORDS } from '../sheets/words.ts';
import { readKind, rehearsalRoutes } from './rehearsal.ts';
import { bodyText, type DeskRequest, type DeskRoute, sendFile } from './route.ts';

const LAST_BATCHES = 50;

const facts = (batch: PaymentBatch) => ({
  batch: batch._id,
  fileName: batch.fileName,
  kind: KIND_WORDS[batch.kind]!.word,
  toFamilies: batch.kind === 'families',
  state: batch.state,
  tag: BATCH_WORDS[batch.state],
  lines: batch.lines,
  total: euros(batch.totalCents),
  agent: batch.agent,
  cutoff: instant(batch.cutoff),
  generatedAt: instant(batch.generatedAt),
  processedAt: instant(batch.processedAt),
  cancelledAt: instant(batch.cancelledAt),
  cancelReason: batch.cancelReason,
  paidOn: day(batch.paidOn),
  paidDay: batch.paidOn,
  sha256: batch.sha256,
  downloads: batch.downloads.map(({ agent, at }) => ({ agent, at: instant(at) })),
});

const list = async (): Promise<object> => ({
  batches: (await PaymentBatches.find().sort({ campaign: -1, number: -1 }).limit(LAST_BATCHES).lean<PaymentBatch[]>()).map(facts),
});

async function show({ act, req }: DeskRequest): Promise<object> {
  const batch = await findBatch(req.params.lot!);
  return { ...facts(batch), today: day(dayOf(act.at)), correctUntil: correctable(act.at, batch) };
}

/** Last day on which the day of payment is corrected; null: it is not, or no more. */
function correctable(at: Date, { state, processedAt }: PaymentBatch): string | null {
  const last = state === 'processed' && processedAt ? lastDayToCorrect(processedAt) : null;
  return last && dayOf(at) <= last ? day(last) : null;
}

async function file({ act, req, res }: DeskRequest): Promise<undefined> {
  const { fileName, bytes } = await downloadBatch(act, req.params.lot!);
  return sendFile(res, { fileName, bytes, type: 'application/octet-stream' });
}

const SEE = ['payments.generate', 'payments.follow'] as const;
const DO = ['payments.generate'] as const;

export const batchRoutes: DeskRoute[] = [
  ...rehearsalRoutes,
  { method: 'get', path: '/lots', right: SEE, run: list },
  {
    method: 'post',
    path: '/lots',
    right: DO,
    run: ({ act, req }) => generateBatch(act, { kind: readKind(bodyText(req, 'nature')), key: bodyText(req, 'cle') }),
  },
  { method: 'get', path: '/lots/:lot', right: SEE, run: show },
  // A post: downloading is recorded, and a read writes nothing.
  { method: 'post', path: '/lots/:lot/fichier', right: DO, run: file },
  {
    method: 'post',
    path: '/lots/:lot/traite',
    right: DO,
    run: ({ act, req }) => markProcessed(act, { batch: req.params.lot!, paidOn: bodyText(req, 'jour') }),
  },
  {
    method: 'post',
    path: '/lots/:lot/annulation',
    right: DO,
    run: ({ act, req }) => cancelBatch(act, { batch: req.params.lot!, reason: bodyText(req, 'motif') }),
  },
  {
    method: 'post',
    path: '/lots/:lot/jour',
    right: DO,
    run: async ({ act, req }) => {
      const [paidOn, reason, seen] = [bodyText(req, 'jour'), bodyText(req, 'motif'), bodyText(req, 'vu')];
      await correctPaidDay(act, { batch: req.params.lot!, paidOn, reason, seen });
      return {};
    },
  },
];
