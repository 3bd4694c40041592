/** What is drawn: QR codes and dépenses that hold or have used a right. Their sum is what forfaits reserve and have used (R2). */
import { Depenses } from '../../depense/depense.model.ts';
import { all, type ReadSnapshot } from '../../payment/reconciliation/snapshot.ts';
import type { Cents } from '../../shared/cents.ts';
import { Vouchers } from '../../voucher/voucher.model.ts';

/** A validation undone (R-QR-06) gave its amount back: the code stays validated, and counts no more. */
export const LIVE_VOUCHER = { state: { $in: ['active', 'validated'] }, undoneAt: null };
export const LIVE_DEPENSE = { state: { $in: ['submitted', 'complement', 'approved'] } };

const TIME_ZONE = 'Europe/Paris';
/** "2026-09": the Paris month of an instant. */
export const monthOf = (field: string) => ({ $dateToString: { date: field, format: '%Y-%m', timezone: TIME_ZONE } });

export interface MonthAmount {
  _id: string | null;
  amount: Cents;
}

/** Drawn in each Paris month. */
export async function drawnByMonth(read: ReadSnapshot, campaign: number): Promise<MonthAmount[]> {
  return all(
    read<MonthAmount>(Vouchers, [
      { $match: { campaign, ...LIVE_VOUCHER } },
      { $project: { amount: 1, at: '$issuedAt' } },
      {
        $unionWith: {
          coll: Depenses.collection.name,
          pipeline: [{ $match: { campaign, ...LIVE_DEPENSE } }, { $project: { amount: 1, at: '$submittedAt' } }],
        },
      },
      { $group: { _id: monthOf('$at'), amount: { $sum: '$amount' } } },
    ]),
  );
}
