import { requireRight } from '../access/require-right.ts';
import { lastEvent } from '../audit/last-event.ts';
import { recordEvent } from '../audit/record-event.ts';
import { guardWritable } from '../campaign/guard-writable.ts';
import { Payables } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import { type CivilDay, dayOf, formatDay, formatInstant } from '../shared/days.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { readReason } from '../shared/reason.rules.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { findBatch } from './find-batch.ts';
import { lastDayToCorrect, readPaidDay } from './paid-day.rules.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';
import { PaymentLines } from './payment-line.model.ts';
import { stateRefusal } from './refuse-lost-batch.ts';

export interface PaidDayCorrection {
  batch: string;
  /** As typed. */
  paidOn: string;
  reason: string;
  /** The day the agent's page showed. */
  seen: CivilDay;
}

/**
 * Corrects the day the money of a processed batch was paid, mistyped (R-PAY-03): the one thing of it that may change, for 31 days,
 * with a reason, recorded before and after (docs/decisions/0204).
 * @throws Refusal LOT_INCONNU (404), LOT_ETAT, JOUR_TROP_TARD, MODIFIE_ENTRE_TEMPS, CAMPAGNE_LECTURE_SEULE (409), MOTIF_MANQUANT,
 * JOUR_ILLISIBLE, JOUR_DE_PAIEMENT (422), DROIT_MANQUANT (403).
 */
export async function correctPaidDay(act: Act, wanted: PaidDayCorrection): Promise<void> {
  await requireRight(act, 'payments.generate');
  const reason = readReason(wanted.reason);
  if (wanted.paidOn.trim() === '') throw refuse('JOUR_ILLISIBLE', {}, { field: 'jour' });
  const found = await findBatch(wanted.batch);
  if (!found.processedAt || !found.generatedAt) throw stateRefusal(found);
  // Neither changes any more once the batch is processed.
  const last = lastDayToCorrect(found.processedAt);
  if (dayOf(act.at) > last) throw refuse('JOUR_TROP_TARD', { last: formatDay(last) });
  const paidOn = readPaidDay(wanted.paidOn, act.at, found.generatedAt);
  await inTransaction((session) => correctIn(session, act, { batch: found._id, paidOn, reason, seen: wanted.seen }));
}

async function correctIn(session: Session, act: Act, { batch, paidOn, reason, seen }: PaidDayCorrection): Promise<void> {
  const before = await PaymentBatches.findOneAndUpdate(
    { _id: batch, state: 'processed', paidOn: seen },
    { $set: { paidOn } },
    { session, returnDocument: 'before' },
  ).lean<PaymentBatch>();
  if (!before) throw await changedMeanwhile(batch);
  if (paidOn === seen) return;
  await guardWritable(session, before.campaign);
  const live = await PaymentLines.countDocuments({ batchId: batch, live: true }).session(session);
  const paid = await Payables.updateMany({ batchId: batch, state: 'paid', paidOn: seen }, { $set: { paidOn } }, { session });
  if (paid.modifiedCount !== live) throw new Error(`batch ${batch}: ${live} live lines, ${paid.modifiedCount} paid payables`);
  await recordEvent(session, act, {
    kind: 'payment.paidDayCorrected',
    object: { type: 'paymentBatch', id: batch },
    campaign: before.campaign,
    before: { paidOn: seen },
    after: { paidOn, reason },
  });
}

async function changedMeanwhile(batch: string): Promise<Refusal> {
  const last = await lastEvent({ type: 'paymentBatch', id: batch }, 'payment.paidDayCorrected');
  return refuse('MODIFIE_ENTRE_TEMPS', {
    who: last?.author.id ?? 'un autre agent',
    when: last ? formatInstant(last.at) : 'à l’instant',
    what: 'jour du versement',
  });
}
