/** The lines of `allo` into `families`. */
import { Families, type Family, familyId } from '../../family/family.model.ts';
import type { Session } from '../../shared/database.ts';
import type { FamilyRow } from '../checking/allo.rules.ts';
import { familyChange, newFamily } from './family-changes.rules.ts';
import { familyDifference, newFamilyDifference } from './differences.rules.ts';
import type { Lane, Outcome } from './lane.ts';
import type { Run } from './run.ts';
import { allFresh, sortByHash, type Sorted } from './sort-by-hash.ts';

export const familyLane: Lane<FamilyRow> = {
  file: 'allo',
  check: ({ ledger }, raw, layout) => ledger.checkAllo(raw, layout),
  sort: sortFamilies,
  settle: settleFamilies,
  tally: (kept) => ({ withoutMail: kept.filter((row) => row.mail === null).length }),
};

async function sortFamilies({ campaign, first }: Run, rows: FamilyRow[]): Promise<Sorted<FamilyRow>> {
  if (first) return allFresh(rows);
  const sorted = await sortByHash(Families.collection, rows, (row) => familyId(campaign._id, row.matricule));
  const asked = [...sorted.fresh, ...sorted.differing];
  const sharing = await withSharedMail(campaign._id, asked);
  return { ...sorted, warnings: sharing.map((row) => ({ row, warning: { code: 'MAIL_PARTAGE' } })) };
}

/** Those whose mail another family of the campaign already has. */
async function withSharedMail(campaign: number, rows: readonly FamilyRow[]): Promise<FamilyRow[]> {
  const mails = rows.flatMap(({ mail }) => mail ?? []);
  if (mails.length === 0) return [];
  const holders = await Families.find({ campaign, mail: { $in: mails } }, { _id: 0, mail: 1, matricule: 1 }).lean<
    Pick<Family, 'mail' | 'matricule'>[]
  >();
  return rows.filter((row) => row.mail && holders.some((holder) => holder.mail === row.mail && holder.matricule !== row.matricule));
}

async function settleFamilies(
  run: Run,
  { fresh, differing, same }: Sorted<FamilyRow>,
  session: Session | null,
): Promise<Outcome<FamilyRow>> {
  const changes = await compareFamilies(run, differing, session);
  if (session) await write(run, fresh, changes, session);
  return {
    fresh: fresh.map((row) => row.matricule),
    changed: changes.map(({ row }) => ({ id: row.matricule })),
    unchanged: same + differing.length - changes.length,
    refused: [],
    differences: [...(session ? [] : fresh.map(newFamilyDifference)), ...changes.map(familyDifference)],
  };
}

interface FamilyChange {
  row: FamilyRow;
  set: Partial<Family>;
  stored: Family;
}

async function compareFamilies({ campaign }: Run, differing: readonly FamilyRow[], session: Session | null): Promise<FamilyChange[]> {
  if (differing.length === 0) return [];
  const ids = differing.map((row) => familyId(campaign._id, row.matricule));
  const stored = await Families.find({ _id: { $in: ids } })
    .session(session)
    .lean<Family[]>();
  const byMatricule = new Map(stored.map((family) => [family.matricule, family]));
  return differing.flatMap((row) => {
    const known = byMatricule.get(row.matricule)!;
    const set = familyChange(row, known);
    return set ? [{ row, set, stored: known }] : [];
  });
}

async function write(
  { campaign, load }: Run,
  fresh: readonly FamilyRow[],
  changes: readonly FamilyChange[],
  session: Session,
): Promise<void> {
  const of = (row: FamilyRow) => ({ _id: familyId(campaign._id, row.matricule), campaign: campaign._id, loadId: load._id });
  if (fresh.length > 0) await Families.collection.insertMany(fresh.map((row) => newFamily(row, of(row))) as never[], { session });
  if (changes.length === 0) return;
  const updates = changes.map(({ row, set }) => ({
    updateOne: {
      filter: { _id: familyId(campaign._id, row.matricule) as never },
      update: { $set: { ...set, rowHash: row.rowHash, loadId: load._id } },
    },
  }));
  await Families.collection.bulkWrite(updates, { session });
}
