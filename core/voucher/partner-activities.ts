import { type Payable, Payables } from '../forfait/payable.model.ts';
import type { Cents } from '../shared/cents.ts';
import { frenchOrder } from '../shared/french.ts';

export interface PartnerActivity {
  activity: string;
  count: number;
  toPay: Cents;
  batched: Cents;
  paid: Cents;
}

/**
 * What a partner validated in a campaign by activity, and where its money stands (R-PAR-09), the largest first.
 * @param of `first`: the partner's first activity, under which the Caf counts what names none.
 */
export async function partnerActivities(of: { partnerId: string; campaign: number; first: string }): Promise<PartnerActivity[]> {
  const { partnerId, campaign, first } = of;
  const groups = await Payables.aggregate<{ _id: { activity: string; state: Payable['state'] }; count: number; total: Cents }>([
    { $match: { partnerId, campaign, state: { $ne: 'void' } } },
    { $group: { _id: { activity: { $ifNull: ['$activity', first] }, state: '$state' }, count: { $sum: 1 }, total: { $sum: '$amount' } } },
  ]);
  const byName = new Map<string, PartnerActivity>();
  for (const { _id, count, total } of groups) {
    const sums = byName.get(_id.activity) ?? { activity: _id.activity, count: 0, toPay: 0, batched: 0, paid: 0 };
    sums.count += count;
    sums[_id.state === 'paid' || _id.state === 'batched' ? _id.state : 'toPay'] += total;
    byName.set(_id.activity, sums);
  }
  const all = ({ toPay, batched, paid }: PartnerActivity): Cents => toPay + batched + paid;
  return [...byName.values()].sort((a, b) => all(b) - all(a) || frenchOrder(a.activity, b.activity));
}
