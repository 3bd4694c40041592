import type { Campaign } from '../campaign/campaign.model.ts';
import { stateWord } from '../campaign/campaign.rules.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { Depenses } from '../depense/depense.model.ts';
import { Forfaits } from '../forfait/forfait.model.ts';
import { Payables, UNPAID } from '../forfait/payable.model.ts';
import { Partners } from '../partner/partner.model.ts';
import { all, inSnapshot, type ReadSnapshot } from '../payment/reconciliation/snapshot.ts';
import type { Cents } from '../shared/cents.ts';
import { refuse } from '../shared/refusals.ts';
import { Vouchers } from '../voucher/voucher.model.ts';

/** How many, and how much. */
export interface Sum {
  count: number;
  cents: Cents;
}

/** What closing a campaign would do, on one snapshot of the database: the figures agree with each other. */
export interface ClosingRehearsal {
  year: number;
  /** QR codes that were not used: they expire, their amounts go back to the forfaits. */
  expiring: Sum;
  /** The same, by partner, the largest amount first. */
  byPartner: (Sum & { name: string })[];
  families: number;
  /** Still payable afterwards: to pay, held back, in a batch not processed yet. */
  payable: Record<'pending' | 'held' | 'batched', Sum>;
  /** Dépenses not decided yet: they keep their reservation. */
  undecided: Sum;
  granted: Cents;
  used: Cents;
  /** "Droits non consommés" once it is closed: what is available, and what the expired QR codes give back. */
  leftOver: Cents;
}

/** @throws Refusal CAMPAGNE_ETAT (409) unless the campaign is open, CAMPAGNE_INCONNUE (404). */
export async function rehearseClosing(year: number): Promise<ClosingRehearsal> {
  const { state }: Campaign = await findCampaign(year);
  if (state !== 'open') throw refuse('CAMPAGNE_ETAT', { year, state: stateWord(state) });
  return inSnapshot(async (read) => {
    const live = { campaign: year, state: 'active' };
    const expiring = await sumOf(read, Vouchers, live);
    const [forfaits] = await all(
      read<{ granted: Cents; used: Cents; available: Cents }>(Forfaits, [
        { $match: { campaign: year } },
        { $group: { _id: null, granted: { $sum: '$granted' }, used: { $sum: '$used' }, available: { $sum: '$available' } } },
      ]),
    );
    return {
      year,
      expiring,
      byPartner: await byPartner(read, live),
      families: await familiesOf(read, live),
      payable: await payableOf(read, year),
      undecided: await sumOf(read, Depenses, { campaign: year, state: { $in: ['submitted', 'complement'] } }),
      granted: forfaits?.granted ?? 0,
      used: forfaits?.used ?? 0,
      leftOver: (forfaits?.available ?? 0) + expiring.cents,
    };
  });
}

async function sumOf(read: ReadSnapshot, model: Parameters<ReadSnapshot>[0], match: object): Promise<Sum> {
  const [sum] = await all(read<Sum>(model, [{ $match: match }, { $group: { _id: null, count: { $sum: 1 }, cents: { $sum: '$amount' } } }]));
  return { count: sum?.count ?? 0, cents: sum?.cents ?? 0 };
}

const byPartner = (read: ReadSnapshot, live: object): Promise<(Sum & { name: string })[]> =>
  all(
    read<Sum & { name: string }>(Vouchers, [
      { $match: live },
      { $group: { _id: '$partnerId', count: { $sum: 1 }, cents: { $sum: '$amount' } } },
      { $sort: { cents: -1, _id: 1 } },
      {
        $lookup: {
          from: Partners.collection.name,
          localField: '_id',
          foreignField: '_id',
          as: 'partner',
          pipeline: [{ $project: { name: 1 } }],
        },
      },
      { $project: { _id: 0, count: 1, cents: 1, name: { $ifNull: [{ $first: '$partner.name' }, '–'] } } },
    ]),
  );

async function familiesOf(read: ReadSnapshot, live: object): Promise<number> {
  const [found] = await all(
    read<{ families: number }>(Vouchers, [{ $match: live }, { $group: { _id: '$matricule' } }, { $count: 'families' }]),
  );
  return found?.families ?? 0;
}

async function payableOf(read: ReadSnapshot, year: number): Promise<ClosingRehearsal['payable']> {
  const payable = { pending: { count: 0, cents: 0 }, held: { count: 0, cents: 0 }, batched: { count: 0, cents: 0 } };
  const groups = read<{ _id: 'pending' | 'held' | 'batched' } & Sum>(Payables, [
    { $match: { campaign: year, state: { $in: UNPAID } } },
    { $group: { _id: '$state', count: { $sum: 1 }, cents: { $sum: '$amount' } } },
  ]);
  for await (const { _id, count, cents } of groups) payable[_id] = { count, cents };
  return payable;
}
