/** Second phase, first half: what the load changed is as before it. Each chunk and its events are one transaction. */
import { Children, childId, Families, familyId } from '../../family/family.model.ts';
import { type Forfait, Forfaits } from '../../forfait/forfait.model.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import type { FileKind } from '../file-kinds.ts';
import { beginningWith, changesPrefix, type LoadChange, LoadChanges } from '../load-change.model.ts';
import type { NumberSet } from '../checking/number-set.ts';
import { patiently } from '../running/patiently.ts';
import { advanceUndo } from './advance-undo.ts';
import { touchesForfait } from './obstacles.rules.ts';
import type { UndoRun } from './undo-run.ts';

const AT_ONCE = 100;

/** A held record is not as it was left: a fault of ours; the chunk rolls back. */
export class BrokenHold extends Error {
  override name = 'BrokenHold';
}

/** Puts children, then families back. Those of a committed chunk are not met again: their change is gone. @throws LoadLost, BrokenHold. */
export async function restoreChanged(run: UndoRun, frozen: NumberSet): Promise<void> {
  await restoreFile(run, 'enf', (session, changes) => restoreChildren(session, run, changes, frozen));
  await restoreFile(run, 'allo', (session, changes) => restoreFamilies(session, run, changes));
}

async function restoreFile(
  run: UndoRun,
  file: FileKind,
  restore: (session: Session, changes: LoadChange[]) => Promise<void>,
): Promise<void> {
  const of = { _id: beginningWith(changesPrefix(run.load._id, false, file)) };
  for (;;) {
    const changes = await LoadChanges.find(of).sort({ _id: 1 }).limit(AT_ONCE).lean<LoadChange[]>();
    if (changes.length === 0) return;
    await patiently(() =>
      inTransaction(async (session) => {
        await advanceUndo(run, 'restore', changes.length, session);
        await restore(session, changes);
        await LoadChanges.deleteMany({ _id: { $in: changes.map(({ _id }) => _id) } }, { session });
        await recordRestored(session, run, file, changes);
      }),
    );
  }
}

async function restoreChildren(session: Session, run: UndoRun, changes: readonly LoadChange[], frozen: NumberSet): Promise<void> {
  const { campaign, _id: loadId } = run.load;
  const ofMoney = changes.filter(touchesForfait);
  if (ofMoney.length > 0) {
    const updates = ofMoney.map((change) => ({ updateOne: forfaitBack(run, change, frozen) }));
    const { modifiedCount } = await Forfaits.collection.bulkWrite(updates as never[], { session });
    if (modifiedCount !== ofMoney.length) throw new BrokenHold(`forfaits of load ${loadId}`);
  }
  const updates = changes.map(({ key, before, trace }) => {
    const set: Record<string, unknown> = { ...before!, rowHash: trace!.rowHash, loadId: trace!.loadId };
    delete set.granted;
    return { updateOne: { filter: { _id: childId(campaign, key) as never, loadId }, update: { $set: set } } };
  });
  const { matchedCount } = await Children.collection.bulkWrite(updates as never[], { session });
  if (matchedCount !== changes.length) throw new BrokenHold(`children of load ${loadId}`);
}

/** The amount the load added is taken back, what it took away is given back; the filter holds that enough is available. */
function forfaitBack({ undo, load }: UndoRun, { key, before, after }: LoadChange, frozen: NumberSet) {
  const difference = after.granted === undefined ? 0 : before!.granted! - after.granted;
  const back: Partial<Forfait> =
    before!.matricule === undefined ? {} : { matricule: before!.matricule, frozen: frozen.has(before!.matricule) };
  return {
    filter: {
      _id: childId(load.campaign, key) as never,
      undoing: undo.id,
      available: { $gte: Math.max(0, -difference) },
      ...(before!.matricule === undefined ? {} : { reserved: 0, used: 0 }),
    },
    update: {
      $inc: { granted: difference, available: difference },
      $unset: { undoing: '' },
      ...(before!.matricule === undefined ? {} : { $set: back }),
    },
  };
}

async function restoreFamilies(session: Session, { load, undo }: UndoRun, changes: readonly LoadChange[]): Promise<void> {
  const updates = changes.map(({ key, before, after, trace }) => {
    const { mail, ...fields } = before!;
    const set = { ...literal({ ...fields, rowHash: trace!.rowHash, loadId: trace!.loadId }), ...mailBack(mail, after.mail) };
    const filter = { _id: familyId(load.campaign, key) as never, undoing: undo.id, loadId: load._id };
    return { updateOne: { filter, update: [{ $set: set }, { $unset: 'undoing' }] } };
  });
  const { matchedCount } = await Families.collection.bulkWrite(updates as never[], { session });
  if (matchedCount !== changes.length) throw new BrokenHold(`families of load ${load._id}`);
}

/** A mail that an agent changes while the undoing runs stays. */
const mailBack = (before: string | null | undefined, after: string | null | undefined) =>
  before === undefined ? {} : { mail: { $cond: [{ $eq: ['$mail', { $literal: after }] }, { $literal: before }, '$mail'] } };

/** Values as they are: a name may begin with "$". */
const literal = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { $literal: value }]));

/** Identifiers, and amounts before → after (R-EXT-04). */
async function recordRestored(session: Session, { act, load }: UndoRun, file: FileKind, changes: readonly LoadChange[]): Promise<void> {
  const amounts = (pick: 'before' | 'after') =>
    changes.map((change) => {
      const granted = change[pick]!.granted;
      return granted === undefined ? { id: change.key } : { id: change.key, granted };
    });
  await recordEvent(session, act, {
    kind: file === 'allo' ? 'load.familiesRestored' : 'load.childrenRestored',
    object: { type: 'load', id: load._id },
    campaign: load.campaign,
    before: { changed: amounts('after') },
    after: { changed: amounts('before') },
  });
}
