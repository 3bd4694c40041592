/** Payments (R-PAY-01 to 04): preview, generation, the file, processed, cancelled. */
import type { PayableKind } from '#core/forfait/payable.model.ts';
import { cancelBatch } from '#core/payment/cancel-batch.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { findBatch } from '#core/payment/find-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { type PaymentBatch, PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { type BatchPreview, previewBatch } from '#core/payment/preview-batch.ts';
import { dayOf } from '#core/shared/days.ts';
import { newId } from '#core/shared/identifiers.ts';
import { refuse } from '#core/shared/refusals.ts';
import { day, euros, instant } from '../sheets/format.ts';
import { BATCH_WORDS } from '../sheets/payment-batches.ts';
import { KIND_WORDS } from '../sheets/words.ts';
import { bodyText, type DeskRequest, type DeskRoute, queryText, sendFile } from './route.ts';

const LAST_BATCHES = 50;

const facts = (batch: PaymentBatch) => ({
  batch: batch._id,
  fileName: batch.fileName,
  kind: KIND_WORDS[batch.kind]!.word,
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
  sha256: batch.sha256,
  downloads: batch.downloads.map(({ agent, at }) => ({ agent, at: instant(at) })),
});

const previewFacts = ({ lines, totalCents, partners, odd, cutoff }: BatchPreview) => ({
  cle: newId(),
  lines,
  total: euros(totalCents),
  cutoff: instant(cutoff),
  partners: partners.map(({ name, tiersi, rang, lines: count, totalCents: sum }) => ({
    name,
    tiersi,
    rang,
    lines: count,
    total: euros(sum),
  })),
  odd: odd.map(({ payableId, refusal }) => ({ payable: payableId, why: refusal.message })),
});

const list = async (): Promise<object> => ({
  batches: (await PaymentBatches.find().sort({ campaign: -1, number: -1 }).limit(LAST_BATCHES).lean<PaymentBatch[]>()).map(facts),
});

const show = async ({ act, req }: DeskRequest): Promise<object> => ({
  ...facts(await findBatch(req.params.lot!)),
  today: day(dayOf(act.at)),
});

const preview = async ({ act, req }: DeskRequest): Promise<object> =>
  previewFacts(await previewBatch(act, { kind: kindOf(queryText(req, 'nature')) }));

async function file({ act, req, res }: DeskRequest): Promise<undefined> {
  const { fileName, bytes } = await downloadBatch(act, req.params.lot!);
  return sendFile(res, { fileName, bytes, type: 'application/octet-stream' });
}

/** @throws Refusal CHOIX_INCONNU (422). */
function kindOf(text: string): PayableKind {
  if (text !== 'partners' && text !== 'families') throw refuse('CHOIX_INCONNU', {}, { field: 'nature' });
  return text;
}

const SEE = ['payments.generate', 'payments.follow'] as const;
const DO = ['payments.generate'] as const;

export const batchRoutes: DeskRoute[] = [
  { method: 'get', path: '/lots', right: SEE, run: list },
  { method: 'get', path: '/lots/apercu', right: DO, run: preview },
  {
    method: 'post',
    path: '/lots',
    right: DO,
    run: ({ act, req }) => generateBatch(act, { kind: kindOf(bodyText(req, 'nature')), key: bodyText(req, 'cle') }),
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
];
