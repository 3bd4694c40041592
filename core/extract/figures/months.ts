import { Payables } from '../../forfait/payable.model.ts';
import { all, type ReadSnapshot } from '../../payment/reconciliation/snapshot.ts';
import type { Cents } from '../../shared/cents.ts';
import { drawnByMonth, type MonthAmount, monthOf } from './draws.ts';
import { OWED } from './sums.ts';

/** What happened in one Paris month. */
export interface MonthFigures {
  /** "2026-09"; "" when no date is known. */
  month: string;
  /** QR codes and dépenses made then, that still hold or have used their amount. */
  drawn: Cents;
  /** Validated or approved then. */
  validated: Cents;
  /** Really paid then. */
  paid: Cents;
}

/** The months in which something happened, in order. */
export async function readMonths(read: ReadSnapshot, campaign: number): Promise<MonthFigures[]> {
  const drawn = await drawnByMonth(read, campaign);
  const validated = await all(
    read<MonthAmount>(Payables, [
      { $match: { campaign, state: { $in: OWED } } },
      { $group: { _id: monthOf('$dueAt'), amount: { $sum: '$amount' } } },
    ]),
  );
  const paid = await all(
    read<MonthAmount>(Payables, [
      { $match: { campaign, state: 'paid' } },
      { $group: { _id: { $substrBytes: [{ $ifNull: ['$paidOn', ''] }, 0, 7] }, amount: { $sum: '$amount' } } },
    ]),
  );
  const months = [...new Set([...drawn, ...validated, ...paid].map(({ _id }) => _id ?? ''))].sort();
  return months.map((month) => ({ month, drawn: of(drawn, month), validated: of(validated, month), paid: of(paid, month) }));
}

const of = (amounts: readonly MonthAmount[], month: string): Cents => amounts.find(({ _id }) => (_id ?? '') === month)?.amount ?? 0;
