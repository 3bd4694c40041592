import { Depenses } from '../../depense/depense.model.ts';
import { Forfaits } from '../../forfait/forfait.model.ts';
import { Vouchers } from '../../voucher/voucher.model.ts';
import type { Check } from './check.ts';
import { compare, type ReadSnapshot } from './snapshot.ts';

interface Sides {
  _id: string;
  reserved: number;
  used: number;
  live: number;
  spent: number;
}

const when = (states: string[]) => ({ $cond: [{ $in: ['$state', states] }, '$amount', 0] });

/** One side of the pair: what QR codes or dépenses hold of a forfait. */
const held = (collection: string, live: string[], spent: { state: string; undoneAt?: null }) => ({
  $unionWith: {
    coll: collection,
    pipeline: [
      { $match: { $or: [{ state: { $in: live } }, spent] } },
      {
        $project: {
          _id: { $concat: [{ $toString: '$campaign' }, ':', '$sias'] },
          live: when(live),
          spent: when([spent.state]),
        },
      },
    ],
  },
});

/** R2: reserved = active QR codes + dépenses not decided; used = QR codes validated (and not undone) + approved dépenses, forfait by forfait. */
export async function checkReservations(read: ReadSnapshot): Promise<Check> {
  const sides = await compare<Sides>(
    read,
    Forfaits,
    [
      { $project: { reserved: 1, used: 1 } },
      held(Vouchers.collection.name, ['active'], { state: 'validated', undoneAt: null }),
      held(Depenses.collection.name, ['submitted', 'complement'], { state: 'approved' }),
      {
        $group: {
          _id: '$_id',
          reserved: { $sum: '$reserved' },
          used: { $sum: '$used' },
          live: { $sum: '$live' },
          spent: { $sum: '$spent' },
        },
      },
    ],
    {
      left: { $add: ['$reserved', '$used'] },
      right: { $add: ['$live', '$spent'] },
      unlike: { $expr: { $or: [{ $ne: ['$reserved', '$live'] }, { $ne: ['$used', '$spent'] }] } },
    },
  );
  return { name: 'R2 réservé et consommé des forfaits', left: sides.left, right: sides.right, differences: sides.bad.map(describe) };
}

const describe = ({ _id, reserved, used, live, spent }: Sides) => ({
  id: _id,
  detail: `réservé ${reserved} pour ${live} en cours, consommé ${used} pour ${spent} validés ou acceptés (centimes)`,
});
