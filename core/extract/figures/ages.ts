import type { Campaign } from '../../campaign/campaign.model.ts';
import { Children } from '../../family/family.model.ts';
import { Forfaits } from '../../forfait/forfait.model.ts';
import { all, type ReadSnapshot } from '../../payment/reconciliation/snapshot.ts';
import type { Cents } from '../../shared/cents.ts';
import { ageOn, type CivilDay } from '../../shared/days.ts';

/** Children of one age, in full years on the day the campaign's criteria say. */
export interface AgeFigures {
  /** Null: no birth date in the file. */
  age: number | null;
  children: number;
  drew: number;
  granted: Cents;
  drawn: Cents;
}

interface Group extends Omit<AgeFigures, 'age'> {
  _id: string | null;
}

/** By age; children without a birth date last. */
export async function readAges(read: ReadSnapshot, campaign: Campaign): Promise<AgeFigures[]> {
  const groups = await all(read<Group>(Forfaits, byBirth(campaign._id)));
  const ages = new Map<number | null, AgeFigures>();
  for (const { _id: birth, ...sums } of groups) {
    const age = birth ? ageOn(birth as CivilDay, campaign.criteria.ageDay) : null;
    const known = ages.get(age) ?? { age, children: 0, drew: 0, granted: 0, drawn: 0 };
    ages.set(age, {
      age,
      children: known.children + sums.children,
      drew: known.drew + sums.drew,
      granted: known.granted + sums.granted,
      drawn: known.drawn + sums.drawn,
    });
  }
  return [...ages.values()].sort((a, b) => (a.age ?? Infinity) - (b.age ?? Infinity));
}

/** A child and its forfait have the same key; birth days are few thousands, children tens of thousands. */
const byBirth = (campaign: number) => [
  { $match: { campaign } },
  { $project: { granted: 1, drawn: { $add: ['$reserved', '$used'] }, forfait: { $literal: 1 } } },
  {
    $unionWith: {
      coll: Children.collection.name,
      pipeline: [{ $match: { campaign } }, { $project: { birth: 1 } }],
    },
  },
  {
    $group: {
      _id: '$_id',
      birth: { $max: '$birth' },
      granted: { $sum: '$granted' },
      drawn: { $sum: '$drawn' },
      forfaits: { $sum: '$forfait' },
    },
  },
  {
    $group: {
      _id: '$birth',
      children: { $sum: '$forfaits' },
      drew: { $sum: { $cond: [{ $gt: ['$drawn', 0] }, 1, 0] } },
      granted: { $sum: '$granted' },
      drawn: { $sum: '$drawn' },
    },
  },
];
