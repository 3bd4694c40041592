/** What stands in the way of a radiation (R-PAR-07): money that is owed to the partner, or could become so. */
import { type Payable, Payables, type PayableState } from '../forfait/payable.model.ts';
import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import { type Voucher, Vouchers } from './voucher.model.ts';

const LIVE = { state: 'active' } as const;
const UNPAID = { state: { $in: ['pending', 'held', 'batched'] as PayableState[] } };
/** Of each kind, what a screen lists. */
const MOST_LISTED = 200;

export interface RadiationObstacles {
  vouchers: { count: number; total: Cents; listed: Voucher[] };
  payables: { count: number; total: Cents; listed: Payable[] };
}

/** For the screen: all of them, counted and listed, the oldest first. */
export async function radiationObstacles(partnerId: string): Promise<RadiationObstacles> {
  const [vouchers, payables, voucherSum, payableSum] = await Promise.all([
    Vouchers.find({ partnerId, ...LIVE })
      .sort({ issuedAt: 1 })
      .limit(MOST_LISTED)
      .lean<Voucher[]>(),
    Payables.find({ partnerId, ...UNPAID })
      .sort({ dueAt: 1 })
      .limit(MOST_LISTED)
      .lean<Payable[]>(),
    Vouchers.aggregate<Sum>(sumOf({ partnerId, ...LIVE })),
    Payables.aggregate<Sum>(sumOf({ partnerId, ...UNPAID })),
  ]);
  return {
    vouchers: { count: voucherSum[0]?.count ?? 0, total: voucherSum[0]?.total ?? 0, listed: vouchers },
    payables: { count: payableSum[0]?.count ?? 0, total: payableSum[0]?.total ?? 0, listed: payables },
  };
}

interface Sum {
  count: number;
  total: Cents;
}

const sumOf = (match: object) => [{ $match: match }, { $group: { _id: null, count: { $sum: 1 }, total: { $sum: '$amount' } } }];

/** Inside the radiation's own snapshot. */
export async function countObstacles(session: Session, partnerId: string): Promise<{ vouchers: number; payables: number }> {
  return {
    vouchers: await Vouchers.countDocuments({ partnerId, ...LIVE }).session(session),
    payables: await Payables.countDocuments({ partnerId, ...UNPAID }).session(session),
  };
}
