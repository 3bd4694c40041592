/** What stands out: keys that gather payables by child and Paris day, by partner and minute; what is usual. Pure. */
import type { Payable } from '../../forfait/payable.model.ts';
import type { Cents } from '../../shared/cents.ts';
import { dayOf } from '../../shared/days.ts';

export const dayKey = ({ sias, dueAt }: Pick<Payable, 'sias' | 'dueAt'>): string => `${sias} ${dayOf(dueAt)}`;

export const minuteKey = ({ partnerId, dueAt }: Pick<Payable, 'partnerId' | 'dueAt'>): string =>
  `${partnerId ?? ''} ${dueAt.toISOString().slice(0, 16)}`;

/** More than this many scans of one partner within a minute is faster than a person scans. */
export const SCANS_A_MINUTE = 10;

/** The middle of some amounts, each with how often it came; null under five: nothing is usual yet. */
export function medianOf(amounts: readonly { amount: Cents; count: number }[]): Cents | null {
  const total = amounts.reduce((sum, { count }) => sum + count, 0);
  if (total < 5) return null;
  let passed = 0;
  for (const { amount, count } of [...amounts].sort((a, b) => a.amount - b.amount)) {
    passed += count;
    if (passed * 2 >= total) return amount;
  }
  return null;
}
