/** The lines of `allo` into `families`. */
import { Families, type Family, familyId } from '../../family/family.model.ts';
import type { Session } from '../../shared/database.ts';
import type { FamilyRow } from '../checking/allo.rules.ts';
import type { Lane } from './lane.ts';
import { familyChange, newFamily } from './family-changes.rules.ts';
import type { Outcome, Run } from './run.ts';
import { type Sorted, sortByHash } from './stored-hashes.ts';

export const familyLane: Lane<FamilyRow> = {
  file: 'allo',
  check: ({ ledger }, raw, layout) => ledger.checkAllo(raw, layout),
  sort: ({ campaign }, rows) => sortByHash(Families.collection, rows, (row) => familyId(campaign._id, row.matricule)),
  settle: settleFamilies,
  tally: (kept) => ({ withoutMail: kept.filter((row) => row.mail === null).length }),
};

async function settleFamilies(run: Run, { fresh, differing, same }: Sorted<FamilyRow>, session: Session | null): Promise<Outcome<FamilyRow>> {
  const changes = await compare(run, differing, session);
  if (session) await write(run, fresh, changes, session);
  return {
    fresh: fresh.map((row) => row.matricule),
    changed: changes.map(({ row }) => ({ id: row.matricule })),
    unchanged: same + differing.length - changes.length,
    refused: [],
  };
}

interface FamilyChange {
  row: FamilyRow;
  set: Partial<Family>;
}

async function compare({ campaign }: Run, differing: readonly FamilyRow[], session: Session | null): Promise<FamilyChange[]> {
  if (differing.length === 0) return [];
  const ids = differing.map((row) => familyId(campaign._id, row.matricule));
  const stored = await Families.find({ _id: { $in: ids } }).session(session).lean<Family[]>();
  const byMatricule = new Map(stored.map((family) => [family.matricule, family]));
  return differing.flatMap((row) => {
    const set = familyChange(row, byMatricule.get(row.matricule)!);
    return set ? [{ row, set }] : [];
  });
}

async function write({ campaign, load }: Run, fresh: readonly FamilyRow[], changes: readonly FamilyChange[], session: Session): Promise<void> {
  if (fresh.length > 0) await Families.collection.insertMany(fresh.map((row) => newFamily(row, campaign._id, load._id)) as never[], { session });
  if (changes.length === 0) return;
  const updates = changes.map(({ row, set }) => ({
    updateOne: { filter: { _id: familyId(campaign._id, row.matricule) as never }, update: { $set: { ...set, rowHash: row.rowHash, loadId: load._id } } },
  }));
  await Families.collection.bulkWrite(updates, { session });
}
