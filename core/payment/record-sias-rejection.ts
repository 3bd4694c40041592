import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { guardWritable } from '../campaign/guard-writable.ts';
import { Payables } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { formatInstant } from '../shared/days.ts';
import { readReason } from '../shared/reason.rules.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { findBatch } from './find-batch.ts';
import { readRejectionDay } from './paid-day.rules.ts';
import { type PaymentLine, PaymentLines, type SiasRejection } from './payment-line.model.ts';

export interface RejectionWish {
  /** "2026-001:3". */
  line: string;
  reason: string;
  /** The day SIAS rejected it, as typed; empty: today. */
  day?: string;
}

/**
 * SIAS would not pay a line of a processed batch (R-PAY-06): the line stays as it was written, no longer live; the same right is
 * payable anew, in the next batch, as a new line. Never twice: the line must be live and its payable paid in this very batch, both
 * in the filters of the writes.
 * @throws Refusal LIGNE_INCONNUE (404), REJET_LIGNE, REJET_DEJA, CAMPAGNE_LECTURE_SEULE (409), MOTIF_MANQUANT, VALEUR_TROP_LONGUE,
 * JOUR_ILLISIBLE, JOUR_DE_REJET (422), DROIT_MANQUANT (403).
 */
export async function recordSiasRejection(act: Act, wish: RejectionWish): Promise<{ payable: string }> {
  await requireRight(act, 'payments.generate');
  const reason = readReason(wish.reason);
  const there = await PaymentLines.findById(wish.line).lean<PaymentLine>();
  if (!there) throw refuse('LIGNE_INCONNUE');
  const { generatedAt } = await findBatch(there.batchId);
  if (!generatedAt) throw refuse('REJET_LIGNE', { line: there._id });
  const on = readRejectionDay(wish.day, act.at, generatedAt);
  return inTransaction((session) => rejectIn(session, act, there._id, { reason, on, agent: act.author.id, at: act.at }));
}

async function rejectIn(session: Session, act: Act, _id: string, rejected: SiasRejection): Promise<{ payable: string }> {
  const line = await PaymentLines.findOneAndUpdate(
    { _id, live: true },
    { $set: { live: false, rejected } },
    { session, returnDocument: 'after' },
  ).lean<PaymentLine>();
  if (!line) throw await explain(session, _id);
  const owed = await Payables.updateOne(
    { _id: line.payableId, state: 'paid', batchId: line.batchId },
    { $set: { state: 'pending', batchId: null, paidOn: null, rejectedOn: rejected.on } },
    { session },
  );
  if (owed.modifiedCount !== 1) throw refuse('REJET_LIGNE', { line: _id });
  await guardWritable(session, line.campaign);
  await recordEvent(session, act, {
    kind: 'payment.lineRejected',
    object: { type: 'paymentLine', id: _id },
    campaign: line.campaign,
    before: { payable: line.payableId, state: 'paid' },
    after: { state: 'pending', amount: line.amount, reason: rejected.reason, rejectedOn: rejected.on },
  });
  return { payable: line.payableId };
}

/** Recorded by somebody else meanwhile, or its batch was cancelled. */
async function explain(session: Session, _id: string): Promise<Refusal> {
  const rejected = (await PaymentLines.findById(_id).session(session).lean<PaymentLine>())?.rejected;
  return rejected
    ? refuse('REJET_DEJA', { agent: rejected.agent, instant: formatInstant(rejected.at) })
    : refuse('REJET_LIGNE', { line: _id });
}
