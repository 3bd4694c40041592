import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { guardWritable } from '../campaign/guard-writable.ts';
import { Payables } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { statesLeadingTo } from './batch-states.rules.ts';
import { type BatchView, findBatch, viewOf } from './find-batch.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';
import { PaymentLines } from './payment-line.model.ts';
import { readReason } from '../shared/reason.rules.ts';
import { stateRefusal } from './refuse-lost-batch.ts';

/**
 * Cancels a batch before it is processed (R-PAY-03): its lines are kept but no longer live, its payables are pending again.
 * @throws Refusal LOT_INCONNU (404), LOT_ETAT, CAMPAGNE_LECTURE_SEULE (409), MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422), DROIT_MANQUANT (403).
 */
export async function cancelBatch(act: Act, wanted: { batch: string; reason: string }): Promise<BatchView> {
  await requireRight(act, 'payments.generate');
  const reason = readReason(wanted.reason);
  const { campaign } = await findBatch(wanted.batch);
  return inTransaction(async (session) => {
    await guardWritable(session, campaign);
    return cancelIn(session, act, { _id: wanted.batch, reason });
  });
}

/** The same inside a transaction, for a generation that must stop: `fence` then says whose batch it is. */
export async function cancelIn(session: Session, act: Act, wanted: { _id: string; reason: string; fence?: number }): Promise<BatchView> {
  const { _id, reason, fence } = wanted;
  const before = await PaymentBatches.findOneAndUpdate(
    { _id, state: { $in: statesLeadingTo('cancelled') }, ...(fence === undefined ? {} : { fence }) },
    { $set: { state: 'cancelled', cancelReason: reason, cancelledAt: act.at, leaseUntil: null } },
    { session, returnDocument: 'before' },
  ).lean<PaymentBatch>();
  if (!before) throw stateRefusal(await findBatch(_id, session));
  await giveBackLines(session, before);
  await recordEvent(session, act, {
    kind: 'payment.cancelled',
    object: { type: 'paymentBatch', id: _id },
    campaign: before.campaign,
    before: { state: before.state },
    after: { state: 'cancelled', reason, lines: before.lines, totalCents: before.totalCents },
  });
  return viewOf({ ...before, state: 'cancelled' });
}

async function giveBackLines(session: Session, { _id, lines }: PaymentBatch): Promise<void> {
  const ended = await PaymentLines.updateMany({ batchId: _id, live: true }, { $set: { live: false } }, { session });
  const pending = await Payables.updateMany({ batchId: _id, state: 'batched' }, { $set: { state: 'pending', batchId: null } }, { session });
  if (ended.modifiedCount !== lines || pending.modifiedCount !== lines)
    throw new Error(`batch ${_id}: ${lines} lines counted, ${ended.modifiedCount} live, ${pending.modifiedCount} batched`);
}
