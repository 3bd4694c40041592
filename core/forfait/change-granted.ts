import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { type Forfait, Forfaits } from './forfait.model.ts';

export interface GrantChange {
  /** As read in this transaction. */
  before: Forfait;
  granted: Cents;
  /** The allocataire it belongs to from now on, and whether that one is frozen; null: the same as before. */
  moveTo: { matricule: Matricule; frozen: boolean } | null;
}

/** Opens the forfaits of children nobody knew. */
export async function openForfaits(session: Session, forfaits: readonly Forfait[]): Promise<void> {
  await Forfaits.collection.insertMany(forfaits as never[], { session });
}

/**
 * Raises or lowers what was granted, never below what is reserved or used: the filter of each write holds that (money.md).
 * @returns the changes the filters refused; nothing of them is written.
 */
export async function changeGranted(session: Session, changes: readonly GrantChange[]): Promise<GrantChange[]> {
  if (changes.length === 0) return [];
  const { modifiedCount } = await Forfaits.collection.bulkWrite(
    changes.map((change) => ({ updateOne: guardedUpdate(change) })),
    { session },
  );
  if (modifiedCount === changes.length) return [];
  const now = await Forfaits.find({ _id: { $in: changes.map(({ before }) => before._id) } })
    .session(session)
    .lean<Forfait[]>();
  const byId = new Map(now.map((forfait) => [forfait._id, forfait]));
  return changes.filter(({ before, granted, moveTo }) => {
    const forfait = byId.get(before._id);
    return forfait?.granted !== granted || forfait.matricule !== (moveTo?.matricule ?? before.matricule);
  });
}

/** Enough left for the difference; a child goes to another allocataire only while nothing of its forfait is engaged. */
function guardedUpdate({ before, granted, moveTo }: GrantChange) {
  const difference = granted - before.granted;
  return {
    filter: {
      _id: before._id as never,
      granted: before.granted,
      available: { $gte: Math.max(0, -difference) },
      ...(moveTo ? { reserved: 0, used: 0 } : {}),
    },
    update: { $inc: { granted: difference, available: difference }, ...(moveTo ? { $set: moveTo } : {}) },
  };
}
