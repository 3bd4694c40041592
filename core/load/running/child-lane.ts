/** The lines of `enf` into `children` and `forfaits`. */
import { type Child, childId, Children } from '../../family/family.model.ts';
import { changeGranted, openForfaits } from '../../forfait/change-granted.ts';
import { type Forfait, Forfaits } from '../../forfait/forfait.model.ts';
import { sumCents } from '../../shared/cents.ts';
import type { Session } from '../../shared/database.ts';
import type { ChildRow } from '../checking/enf.rules.ts';
import { childChange, type ChildChange, changeFault, changeFits, newChild, newForfait } from './child-changes.rules.ts';
import { childDifference, newChildDifference } from './differences.rules.ts';
import type { Lane, Outcome } from './lane.ts';
import type { Run } from './run.ts';
import { allFresh, sortByHash, type Sorted } from './sort-by-hash.ts';

export const childLane: Lane<ChildRow> = {
  file: 'enf',
  check: ({ ledger }, raw, layout) => ledger.checkEnf(raw, layout),
  sort: async ({ campaign, first }, rows) =>
    first ? allFresh(rows) : sortByHash(Children.collection, rows, (row) => childId(campaign._id, row.sias)),
  settle: settleChildren,
  tally: (kept) => ({ totalCents: sumCents(kept.map((row) => row.amount)) }),
};

async function settleChildren(run: Run, { fresh, differing, same }: Sorted<ChildRow>, session: Session | null): Promise<Outcome<ChildRow>> {
  const changes = await compare(run, differing, session);
  const refused = session ? await changeForfaits(run, changes, session) : changes.filter((change) => !changeFits(change));
  const changed = changes.filter((change) => !refused.includes(change));
  if (session) await write(run, fresh, changed, session);
  return {
    fresh: fresh.map((row) => row.sias),
    changed: changed.map(({ row, before }) => ({ id: row.sias, before: before.granted, after: row.amount })),
    unchanged: same + differing.length - changes.length,
    refused: refused.map((change) => ({ row: change.row, fault: changeFault(change) })),
    differences: [...(session ? [] : fresh.map(newChildDifference)), ...changed.map(childDifference)],
  };
}

async function compare({ campaign }: Run, differing: readonly ChildRow[], session: Session | null): Promise<ChildChange[]> {
  if (differing.length === 0) return [];
  const ids = { _id: { $in: differing.map((row) => childId(campaign._id, row.sias)) } };
  const stored = new Map((await Children.find(ids).session(session).lean<Child[]>()).map((child) => [child.sias, child]));
  const forfaits = new Map((await Forfaits.find(ids).session(session).lean<Forfait[]>()).map((forfait) => [forfait.sias, forfait]));
  return differing.flatMap((row) => childChange(row, stored.get(row.sias)!, forfaits.get(row.sias)!) ?? []);
}

/** @returns the changes that the forfaits refuse. */
async function changeForfaits({ frozen }: Run, changes: readonly ChildChange[], session: Session): Promise<ChildChange[]> {
  const ofMoney = changes.filter(({ row, before, moved }) => moved || row.amount !== before.granted);
  const moveTo = ({ row, moved }: ChildChange) => (moved ? { matricule: row.matricule, frozen: frozen.has(row.matricule) } : null);
  const wanted = ofMoney.map((change) => ({ before: change.before, granted: change.row.amount, moveTo: moveTo(change) }));
  const refused = new Set((await changeGranted(session, wanted)).map(({ before }) => before._id));
  return ofMoney.filter(({ before }) => refused.has(before._id));
}

async function write(
  { campaign, load, frozen }: Run,
  fresh: readonly ChildRow[],
  changed: readonly ChildChange[],
  session: Session,
): Promise<void> {
  if (fresh.length > 0) {
    const of = (row: ChildRow) => ({ _id: childId(campaign._id, row.sias), campaign: campaign._id });
    const children = fresh.map((row) => newChild(row, { ...of(row), loadId: load._id }));
    const forfaits = fresh.map((row) => newForfait(row, { ...of(row), frozen: frozen.has(row.matricule) }));
    await Children.collection.insertMany(children as never[], { session });
    await openForfaits(session, forfaits);
  }
  if (changed.length === 0) return;
  const updates = changed.map(({ row, set }) => ({
    updateOne: {
      filter: { _id: childId(campaign._id, row.sias) as never },
      update: { $set: { ...set, rowHash: row.rowHash, loadId: load._id } },
    },
  }));
  await Children.collection.bulkWrite(updates, { session });
}
