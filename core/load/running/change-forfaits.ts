import { childId } from '../../family/family.model.ts';
import { type Forfait, Forfaits } from '../../forfait/forfait.model.ts';
import type { Session } from '../../shared/database.ts';
import type { ChildChange } from './child-changes.rules.ts';
import type { Run } from './run.ts';

/**
 * Raises or lowers forfaits by the difference, never below what is reserved or used: the filter of each write holds that (money.md).
 * @returns the changes the filters refused; nothing of them is written.
 */
export async function changeForfaits({ campaign, frozen }: Run, changes: readonly ChildChange[], session: Session): Promise<ChildChange[]> {
  const moneyChanges = changes.filter(({ difference, moved }) => difference !== 0 || moved);
  if (moneyChanges.length === 0) return [];
  const idOf = ({ row }: ChildChange): string => childId(campaign._id, row.sias);
  const updates = moneyChanges.map((change) => ({
    updateOne: {
      filter: { _id: idOf(change) as never, ...guard(change) },
      update: {
        $inc: { granted: change.difference, available: change.difference },
        ...(change.moved ? { $set: { matricule: change.row.matricule, frozen: frozen.has(change.row.matricule) } } : {}),
      },
    },
  }));
  const { modifiedCount } = await Forfaits.collection.bulkWrite(updates, { session });
  if (modifiedCount === moneyChanges.length) return [];
  const after = await Forfaits.find({ _id: { $in: moneyChanges.map(idOf) } }).session(session).lean<Forfait[]>();
  const byId = new Map(after.map((forfait) => [forfait._id, forfait]));
  return moneyChanges.filter((change) => {
    const forfait = byId.get(idOf(change));
    return forfait?.granted !== change.row.amount || forfait.matricule !== change.row.matricule;
  });
}

/** Enough left for the difference; a child goes to another allocataire only while nothing of its forfait is engaged. */
const guard = ({ before, difference, moved }: ChildChange) => ({
  granted: before.granted,
  available: { $gte: Math.max(0, -difference) },
  ...(moved ? { reserved: 0, used: 0 } : {}),
});
