/** What was drawn, validated and paid with a partner, campaign by campaign (issue 4, part 5). Amounts are cents. */
import { type PayableState, Payables } from '../forfait/payable.model.ts';
import type { Cents } from '../shared/cents.ts';
import { Vouchers, type VoucherState } from './voucher.model.ts';

export interface CountedSum {
  count: number;
  total: Cents;
}

export interface PartnerYear {
  campaign: number;
  /** Every QR code made, whatever became of it. */
  drawn: CountedSum;
  /** Not used yet. */
  live: CountedSum;
  validated: CountedSum;
  /** Of the validated: pending or held, in a batch, paid. */
  toPay: CountedSum;
  batched: CountedSum;
  paid: CountedSum;
}

interface Grouped<State> extends CountedSum {
  _id: { campaign: number; state: State };
}

const byState = (partnerId: string) => [
  { $match: { partnerId } },
  { $group: { _id: { campaign: '$campaign', state: '$state' }, count: { $sum: 1 }, total: { $sum: '$amount' } } },
];

/** The latest campaign first. */
export async function partnerYears(partnerId: string): Promise<PartnerYear[]> {
  const [vouchers, payables] = await Promise.all([
    Vouchers.aggregate<Grouped<VoucherState>>(byState(partnerId)),
    Payables.aggregate<Grouped<PayableState>>(byState(partnerId)),
  ]);
  const campaigns = [...new Set([...vouchers, ...payables].map(({ _id }) => _id.campaign))].sort((a, b) => b - a);
  return campaigns.map((campaign) => {
    const drawn = vouchers.filter(({ _id }) => _id.campaign === campaign);
    const owed = payables.filter(({ _id }) => _id.campaign === campaign);
    return {
      campaign,
      drawn: sum(drawn),
      live: sum(drawn.filter(({ _id }) => _id.state === 'active')),
      validated: sum(drawn.filter(({ _id }) => _id.state === 'validated')),
      toPay: sum(owed.filter(({ _id }) => _id.state === 'pending' || _id.state === 'held')),
      batched: sum(owed.filter(({ _id }) => _id.state === 'batched')),
      paid: sum(owed.filter(({ _id }) => _id.state === 'paid')),
    };
  });
}

const sum = (some: readonly CountedSum[]): CountedSum => ({
  count: some.reduce((all, { count }) => all + count, 0),
  total: some.reduce((all, { total }) => all + total, 0),
});
