import { type Payable, Payables } from '../forfait/payable.model.ts';
import { realNow } from '../shared/clock.ts';
import type { Session } from '../shared/database.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';
import { type PaymentLine, PaymentLines } from './payment-line.model.ts';
import { detailRecord } from './payment-txt.rules.ts';
import { asTxtPayment, payeesOf, type Payees, pendingPayables } from './pending-payables.ts';
import { refuseLostBatch } from './refuse-lost-batch.ts';

/** Real time a generator may be silent before another takes its batch over. */
export const LEASE_MS = 30_000;
const LINES_AT_ONCE = 500;

export const leaseEnd = (): Date => new Date(realNow().getTime() + LEASE_MS);

/** What a generator holds: its batch, and the fence it took it with. */
export type Hold = Pick<PaymentBatch, '_id' | 'campaign' | 'kind' | 'cutoff' | 'fence'>;

/**
 * Moves up to 500 pending payables into the batch, inside the caller's transaction: claimed and written as lines, or nothing.
 * @returns how many. @throws Refusal LIGNE_HORS_FORMAT (409); LOT_EN_COURS or LOT_ETAT (409) when the batch was taken over.
 */
export async function claimLines(session: Session, hold: Hold): Promise<number> {
  const payables = await pendingPayables(hold, LINES_AT_ONCE, session).toArray();
  if (payables.length === 0) return 0;
  const payees = await payeesOf(
    payables.map((payable) => payable.partnerId),
    session,
  );
  const before = await countIn(session, hold, payables);
  const claimed = await Payables.updateMany(
    { _id: { $in: payables.map((payable) => payable._id) }, state: 'pending' },
    { $set: { state: 'batched', batchId: hold._id } },
    { session },
  );
  if (claimed.modifiedCount !== payables.length) throw new Error(`batch ${hold._id}: claimed other payables than it read`);
  const lines = payables.map((payable, index) => lineOf(hold, payable, payees, before + index + 1));
  await PaymentLines.collection.insertMany(lines as never[], { session });
  return payables.length;
}

/** Counts the new lines in, if the batch is still ours: the write that makes an older fence conflict and fail. */
async function countIn(session: Session, hold: Hold, payables: readonly Payable[]): Promise<number> {
  const totalCents = payables.reduce((sum, payable) => sum + payable.amount, 0);
  const before = await PaymentBatches.findOneAndUpdate(
    { _id: hold._id, fence: hold.fence, state: 'generating' },
    { $inc: { lines: payables.length, totalCents }, $set: { leaseUntil: leaseEnd() } },
    { session, returnDocument: 'before' },
  ).lean<PaymentBatch>();
  return before ? before.lines : refuseLostBatch(session, hold);
}

function lineOf(hold: Hold, payable: Payable, payees: Payees, position: number): PaymentLine {
  const payment = asTxtPayment(payable, payees);
  detailRecord(payment);
  return {
    _id: `${hold._id}:${position}`,
    payableId: payable._id,
    batchId: hold._id,
    campaign: hold.campaign,
    matricule: payment.matricule,
    sias: payment.sias,
    tiersi: payment.tiersi,
    rang: payment.rang,
    amount: payment.amount,
    live: true,
    position,
    executedAt: hold.cutoff,
  };
}
