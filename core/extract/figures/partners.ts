import { Payables } from '../../forfait/payable.model.ts';
import { type Partner, Partners } from '../../partner/partner.model.ts';
import { all, type ReadSnapshot } from '../../payment/reconciliation/snapshot.ts';
import type { Cents } from '../../shared/cents.ts';
import { frenchOrder } from '../../shared/french.ts';
import { Vouchers } from '../../voucher/voucher.model.ts';
import { LIVE_VOUCHER } from './draws.ts';
import { type CampaignSums, OWED } from './sums.ts';

/** What one club costs in a campaign. drawn ≥ validated ≥ paid. */
export interface PartnerFigures {
  id: string;
  name: string;
  commune: string;
  /** Its first: a club that has several is counted once. */
  activity: string;
  children: number;
  drawn: Cents;
  validated: Cents;
  paid: Cents;
}

export interface ActivityFigures {
  /** "" for dépenses: they name no activity. */
  activity: string;
  drawn: Cents;
  validated: Cents;
  paid: Cents;
}

/** Clubs for which something was drawn, by name. */
export async function readPartners(read: ReadSnapshot, campaign: number): Promise<PartnerFigures[]> {
  const drawn = await all(
    read<{ _id: string; drawn: Cents; children: number }>(Vouchers, [
      { $match: { campaign, ...LIVE_VOUCHER } },
      { $group: { _id: { partnerId: '$partnerId', sias: '$sias' }, drawn: { $sum: '$amount' } } },
      { $group: { _id: '$_id.partnerId', drawn: { $sum: '$drawn' }, children: { $sum: 1 } } },
    ]),
  );
  const owed = await all(
    read<{ _id: string; validated: Cents; paid: Cents }>(Payables, [
      { $match: { campaign, kind: 'partners', state: { $in: OWED } } },
      {
        $group: {
          _id: '$partnerId',
          validated: { $sum: '$amount' },
          paid: { $sum: { $cond: [{ $eq: ['$state', 'paid'] }, '$amount', 0] } },
        },
      },
    ]),
  );
  const partners = await all(
    read<Partner>(Partners, [
      { $match: { _id: { $in: drawn.map(({ _id }) => _id) } } },
      { $project: { name: 1, activities: 1, 'address.commune': 1 } },
    ]),
  );
  const partnerById = new Map(partners.map((each) => [each._id, each]));
  const owedById = new Map(owed.map((each) => [each._id, each]));
  return drawn
    .map(({ _id, ...counts }) => ({
      ...{ id: _id, ...counts, validated: owedById.get(_id)?.validated ?? 0, paid: owedById.get(_id)?.paid ?? 0 },
      name: partnerById.get(_id)?.name ?? '',
      commune: partnerById.get(_id)?.address.commune ?? '',
      activity: partnerById.get(_id)?.activities[0] ?? 'Non précisée',
    }))
    .sort((a, b) => frenchOrder(a.name, b.name));
}

/** The same amounts by type of activity, the largest first; dépenses last, under "". */
export function byActivity(partners: readonly PartnerFigures[], { depenses }: Pick<CampaignSums, 'depenses'>): ActivityFigures[] {
  const groups = new Map<string, ActivityFigures>();
  for (const { activity, drawn, validated, paid } of partners) {
    const sums = groups.get(activity) ?? { activity, drawn: 0, validated: 0, paid: 0 };
    groups.set(activity, { activity, drawn: sums.drawn + drawn, validated: sums.validated + validated, paid: sums.paid + paid });
  }
  const clubs = [...groups.values()];
  clubs.sort((a, b) => b.drawn - a.drawn || frenchOrder(a.activity, b.activity));
  const drawn = depenses.reserved + depenses.validated;
  return drawn > 0 ? [...clubs, { activity: '', drawn, validated: depenses.validated, paid: depenses.paid }] : clubs;
}
