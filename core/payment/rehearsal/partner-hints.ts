/** What a line's partner and amount are read against: the partner as it is now, what it was paid before. */
import type { Campaign } from '../../campaign/campaign.model.ts';
import { type Payable, Payables } from '../../forfait/payable.model.ts';
import { type Partner, Partners } from '../../partner/partner.model.ts';
import type { Cents } from '../../shared/cents.ts';
import type { Payee } from '../pending-payables.ts';
import { medianOf } from './hint-keys.rules.ts';

export interface PartnerHints {
  partners: ReadonlyMap<string, Payee & Pick<Partner, 'etat' | 'suspended'>>;
  /** Partners that had a line in a batch before, in any campaign kept. */
  paidBefore: ReadonlySet<string>;
  medians: ReadonlyMap<string, Cents>;
  /** The highest amount of the barème. */
  most: Cents;
}

const PAID: Payable['state'][] = ['batched', 'paid'];

/** Of these partners; none for families. What was paid is read from an index alone. */
export async function readPartnerHints({ _id: campaign, criteria }: Campaign, partnerIds: readonly string[]): Promise<PartnerHints> {
  const most = Math.max(0, ...criteria.bareme.flatMap(({ standard, ce }) => [standard, ce]));
  if (partnerIds.length === 0) return { partners: new Map(), paidBefore: new Set(), medians: new Map(), most };
  const partnerId = { $in: partnerIds };
  const [partners, medians, ...paid] = await Promise.all([
    Partners.find({ _id: partnerId }, { name: 1, tiersi: 1, rang: 1, etat: 1, suspended: 1 }).lean<
      (Payee & Pick<Partner, 'etat' | 'suspended'>)[]
    >(),
    readMedians({ kind: 'partners', state: { $in: PAID }, partnerId, campaign }),
    ...PAID.map((state) => Payables.distinct('partnerId', { kind: 'partners', state, partnerId })),
  ]);
  return { partners: new Map(partners.map((each) => [each._id, each])), paidBefore: new Set(paid.flat() as string[]), medians, most };
}

async function readMedians(where: object): Promise<Map<string, Cents>> {
  const groups = await Payables.aggregate<{ _id: { partnerId: string; amount: Cents }; count: number }>([
    { $match: where },
    { $group: { _id: { partnerId: '$partnerId', amount: '$amount' }, count: { $sum: 1 } } },
  ]).allowDiskUse(true);
  const amounts = new Map<string, { amount: Cents; count: number }[]>(groups.map(({ _id }) => [_id.partnerId, []]));
  for (const { _id, count } of groups) amounts.get(_id.partnerId)!.push({ amount: _id.amount, count });
  const medians = [...amounts].map(([id, some]) => [id, medianOf(some)] as const);
  return new Map(medians.filter((each): each is readonly [string, Cents] => each[1] !== null));
}
