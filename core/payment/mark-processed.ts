import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { guardWritable } from '../campaign/guard-writable.ts';
import { Payables } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import type { CivilDay } from '../shared/days.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { fileNameOf } from './batch-names.rules.ts';
import { statesLeadingTo } from './batch-states.rules.ts';
import { type BatchView, findBatch, viewOf } from './find-batch.ts';
import { readPaidDay } from './paid-day.rules.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';
import { stateRefusal } from './refuse-lost-batch.ts';

/**
 * A downloaded batch was processed by SIAS (R-PAY-03): its file takes the suffix TRAITE, its payables are paid, nothing in it moves
 * any more. `paidOn` as typed: the day the money was paid; today when left out.
 * @throws Refusal LOT_INCONNU (404), LOT_ETAT, CAMPAGNE_LECTURE_SEULE (409), JOUR_ILLISIBLE, JOUR_DE_PAIEMENT (422), DROIT_MANQUANT (403).
 */
export async function markProcessed(act: Act, wanted: { batch: string; paidOn?: string }): Promise<BatchView> {
  await requireRight(act, 'payments.generate');
  const found = await findBatch(wanted.batch);
  if (!found.generatedAt) throw stateRefusal(found);
  const paidOn = readPaidDay(wanted.paidOn, act.at, found.generatedAt);
  return inTransaction((session) => processIn(session, act, found, paidOn));
}

async function processIn(session: Session, act: Act, found: PaymentBatch, paidOn: CivilDay): Promise<BatchView> {
  const { _id, campaign } = found;
  const batch = await PaymentBatches.findOneAndUpdate(
    { _id, state: { $in: statesLeadingTo('processed') } },
    { $set: { state: 'processed', processedAt: act.at, paidOn, fileName: fileNameOf(found, true) } },
    { session, returnDocument: 'after' },
  ).lean<PaymentBatch>();
  if (!batch) throw stateRefusal(await findBatch(_id, session));
  await guardWritable(session, campaign);
  const paid = await Payables.updateMany({ batchId: _id, state: 'batched' }, { $set: { state: 'paid', paidOn } }, { session });
  if (paid.modifiedCount !== batch.lines) throw new Error(`batch ${_id}: ${batch.lines} lines, ${paid.modifiedCount} batched payables`);
  await recordEvent(session, act, {
    kind: 'payment.processed',
    object: { type: 'paymentBatch', id: _id },
    campaign,
    before: { state: 'downloaded' },
    after: { state: 'processed', paidOn, lines: batch.lines, totalCents: batch.totalCents, fileName: batch.fileName },
  });
  return viewOf(batch);
}
