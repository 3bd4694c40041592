/**
 * When a payment is expected, from the rhythm of the latest batches of its kind: an estimate, and said to be one (promise line).
 * Pure. Days are civil days of Paris.
 */
import { addDays, type CivilDay, daysBetween } from '../shared/days.ts';

/** A batch that was made: the day of its cut-off, and the day its money was paid; null while it is not. */
export interface PastBatch {
  madeOn: CivilDay;
  paidOn: CivilDay | null;
}

export interface PaymentRhythm {
  /** Between two batches; 1 at least. */
  everyDays: number;
  /** From a batch to its money. */
  daysToPay: number;
  lastOn: CivilDay;
}

export interface ExpectedPayment {
  /** The day a batch takes it; null: one has. */
  batchOn: CivilDay | null;
  paidOn: CivilDay;
}

/** @param batches the latest ones of one kind, in any order. @returns null when they say nothing yet: two batches and one payment are wanted. */
export function paymentRhythm(batches: readonly PastBatch[]): PaymentRhythm | null {
  const days = [...new Set(batches.map(({ madeOn }) => madeOn))].sort();
  const lastOn = days.at(-1);
  const delays = batches.flatMap(({ madeOn, paidOn }) => (paidOn === null ? [] : [Math.max(0, daysBetween(madeOn, paidOn))]));
  if (lastOn === undefined || days.length < 2 || delays.length === 0) return null;
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index]!, day));
  return { everyDays: Math.max(1, median(gaps)), daysToPay: median(delays), lastOn };
}

/**
 * @param rhythm of its kind. @param batchedOn day of the batch that took it; null while none has.
 * @returns days that are never past: what is late is expected at the next turn, or today.
 */
export function expectedPayment(
  { everyDays, daysToPay, lastOn }: PaymentRhythm,
  of: { batchedOn: CivilDay | null; today: CivilDay },
): ExpectedPayment {
  if (of.batchedOn !== null) return { batchOn: null, paidOn: latest(addDays(of.batchedOn, daysToPay), of.today) };
  const turns = Math.max(1, Math.ceil(daysBetween(lastOn, of.today) / everyDays));
  const batchOn = addDays(lastOn, turns * everyDays);
  return { batchOn, paidOn: addDays(batchOn, daysToPay) };
}

/** Of the two in the middle, the later: a promise is rather kept early. */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const latest = (one: CivilDay, other: CivilDay): CivilDay => (one > other ? one : other);
