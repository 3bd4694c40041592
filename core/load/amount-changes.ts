import type { Cents } from '../shared/cents.ts';
import { beginningWith, changesPrefix, LoadChanges } from './load-change.model.ts';
import type { Load } from './load.model.ts';
import { showsSimulation } from './load-states.rules.ts';

export interface AmountChanges {
  raised: { count: number; totalCents: Cents };
  lowered: { count: number; totalCents: Cents };
}

/** What becomes of the forfaits known before: how many rise and fall, and of how much in all. */
export async function amountChanges(load: Pick<Load, '_id' | 'state'>): Promise<AmountChanges> {
  const _id = beginningWith(changesPrefix(load._id, showsSimulation(load.state), 'enf'));
  const difference = { $subtract: ['$after.granted', '$before.granted'] };
  const groups = await LoadChanges.aggregate<{ _id: boolean; count: number; totalCents: number }>([
    { $match: { loadId: load._id, about: 'amount', _id } },
    { $group: { _id: { $gt: [difference, 0] }, count: { $sum: 1 }, totalCents: { $sum: { $abs: difference } } } },
  ]);
  const of = (raised: boolean) => {
    const { count = 0, totalCents = 0 } = groups.find((group) => group._id === raised) ?? {};
    return { count, totalCents };
  };
  return { raised: of(true), lowered: of(false) };
}
