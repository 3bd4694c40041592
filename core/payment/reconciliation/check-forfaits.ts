import { type Forfait, Forfaits } from '../../forfait/forfait.model.ts';
import type { Check } from './check.ts';
import { compare, type ReadSnapshot } from './snapshot.ts';

const PLACES = { $add: ['$available', '$reserved', '$used'] };

/** R1: granted = available + reserved + used, none below zero, in every forfait. */
export async function checkForfaits(read: ReadSnapshot): Promise<Check> {
  const { left, right, bad } = await compare<Forfait>(read, Forfaits, [], {
    left: '$granted',
    right: PLACES,
    unlike: { $or: [{ $expr: { $ne: ['$granted', PLACES] } }, { available: { $lt: 0 } }, { reserved: { $lt: 0 } }, { used: { $lt: 0 } }] },
  });
  return { name: 'R1 équation des forfaits', left, right, differences: bad.map(describe) };
}

const describe = ({ _id, granted, available, reserved, used }: Forfait) => ({
  id: _id,
  detail: `accordé ${granted}, disponible ${available} + réservé ${reserved} + consommé ${used} (centimes)`,
});
