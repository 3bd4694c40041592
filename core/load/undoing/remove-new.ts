/** Second phase, second half: what the load brought is gone, children and their forfaits before their families. */
import { recordEvent } from '../../audit/record-event.ts';
import { type Child, Children, Families, type Family } from '../../family/family.model.ts';
import { Forfaits } from '../../forfait/forfait.model.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import { patiently } from '../running/patiently.ts';
import { advanceUndo } from './advance-undo.ts';
import { newForfaitFree } from './obstacles.rules.ts';
import { BrokenHold } from './restore-changed.ts';
import type { UndoRun } from './undo-run.ts';
import { writtenChildren, writtenFamilies } from './written-records.ts';

const AT_ONCE = 500;

/** Removes them chunk by chunk; a run that goes on finds what is left. @throws LoadLost, BrokenHold. */
export async function removeNew(run: UndoRun): Promise<void> {
  for await (const batch of writtenChildren(run.load, AT_ONCE)) {
    const children = batch.map(({ row }) => row);
    await removeBatch(run, children.length, (session) => removeChildren(session, run, children));
  }
  for await (const batch of writtenFamilies(run.load, AT_ONCE)) {
    const families = batch.map(({ row }) => row);
    await removeBatch(run, families.length, (session) => removeFamilies(session, run, families));
  }
}

const removeBatch = (run: UndoRun, records: number, remove: (session: Session) => Promise<void>): Promise<void> =>
  patiently(() =>
    inTransaction(async (session) => {
      await advanceUndo(run, 'restore', records, session);
      await remove(session);
    }),
  );

async function removeChildren(session: Session, run: UndoRun, children: readonly Child[]): Promise<void> {
  const { load, undo } = run;
  const ids = { _id: { $in: children.map(({ _id }) => _id) } };
  const forfaits = await Forfaits.deleteMany({ ...ids, undoing: undo.id, ...newForfaitFree }, { session });
  const gone = await Children.deleteMany({ ...ids, loadId: load._id, firstLoadId: load._id }, { session });
  if (forfaits.deletedCount !== children.length || gone.deletedCount !== children.length)
    throw new BrokenHold(`children of load ${load._id}`);
  await recordRemoved(
    session,
    run,
    'load.childrenRemoved',
    children.map(({ sias }) => sias),
  );
}

async function removeFamilies(session: Session, run: UndoRun, families: readonly Family[]): Promise<void> {
  const { load, undo } = run;
  const of = { _id: { $in: families.map(({ _id }) => _id) }, undoing: undo.id, loadId: load._id, firstLoadId: load._id };
  const { deletedCount } = await Families.deleteMany(of, { session });
  if (deletedCount !== families.length) throw new BrokenHold(`families of load ${load._id}`);
  await recordRemoved(
    session,
    run,
    'load.familiesRemoved',
    families.map(({ matricule }) => matricule),
  );
}

const recordRemoved = (session: Session, { act, load }: UndoRun, kind: string, removed: string[]): Promise<void> =>
  recordEvent(session, act, { kind, object: { type: 'load', id: load._id }, campaign: load.campaign, before: { removed } });
