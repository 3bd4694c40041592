/**
 * First phase of an undoing: everything that depends on what the load wrote is looked for by writes that take hold of each record.
 * Held, a forfait takes no reservation and a family no activation: what follows is then all or nothing.
 */
import type { Model } from 'mongoose';
import { findCampaign } from '../../campaign/find-campaign.ts';
import { type Child, Families, type Family } from '../../family/family.model.ts';
import { type Forfait, Forfaits } from '../../forfait/forfait.model.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import type { LoadChange } from '../load-change.model.ts';
import type { Obstacle } from '../load.model.ts';
import { patiently } from '../running/patiently.ts';
import { advanceUndo } from './advance-undo.ts';
import { refuseUnlessUndoable } from './campaign-guard.ts';
import { childObstacle, familyObstacle } from './find-obstacles.ts';
import { changedFamilyFree, changedForfaitFree, newFamilyFree, newForfaitFree, touchesForfait } from './obstacles.rules.ts';
import type { UndoRun } from './undo-run.ts';
import { type Written, writtenChildren, writtenFamilies } from './written-records.ts';

/** Families draw while a campaign is open: a transaction that holds many forfaits would lose to them again and again. */
const AT_ONCE_OPEN = 100;
const AT_ONCE = 1_000;

/** Something depends on the load: nothing of it is undone. */
export class InTheWay extends Error {
  override name = 'InTheWay';
  readonly obstacles: Obstacle[];

  constructor(obstacles: Obstacle[]) {
    super('something depends on the load');
    this.obstacles = obstacles;
  }
}

/** How the records of one file are held. */
interface Hold<Row, Held> {
  model: Model<Held>;
  /** Filters of what nothing depends on. */
  newFree: object;
  changedFree: (change: LoadChange) => object;
  obstacle: (written: Written<Row>, now: Held | undefined) => Obstacle | null;
}

const FORFAITS: Hold<Child, Forfait> = {
  model: Forfaits,
  newFree: newForfaitFree,
  changedFree: changedForfaitFree,
  obstacle: childObstacle,
};
const FAMILIES: Hold<Family, Family> = {
  model: Families,
  newFree: newFamilyFree,
  changedFree: changedFamilyFree,
  obstacle: familyObstacle,
};

/** Holds every forfait, then every family. Safe to run again. @throws InTheWay naming what cannot be held; LoadLost. */
export async function holdRecords(run: UndoRun): Promise<void> {
  const { state } = await findCampaign(run.load.campaign);
  const size = state === 'open' ? AT_ONCE_OPEN : AT_ONCE;
  for await (const batch of writtenChildren(run.load, size)) {
    const ofMoney = batch.filter(({ change }) => !change || touchesForfait(change));
    await holdBatch(run, batch.length, (session) => hold(session, run, FORFAITS, ofMoney));
  }
  for await (const batch of writtenFamilies(run.load, size))
    await holdBatch(run, batch.length, (session) => hold(session, run, FAMILIES, batch));
}

const holdBatch = (run: UndoRun, records: number, work: (session: Session) => Promise<Obstacle[]>): Promise<void> =>
  patiently(() =>
    inTransaction(async (session) => {
      await refuseUnlessUndoable(session, run.load.campaign);
      await advanceUndo(run, 'hold', records, session);
      const obstacles = await work(session);
      if (obstacles.length > 0) throw new InTheWay(obstacles);
    }),
  );

/** @returns what stands in the way of those that could not be held; those that this undoing held before it was cut short are. */
async function hold<Row extends { _id: string }, Held extends { _id: string; undoing?: string }>(
  session: Session,
  run: UndoRun,
  { model, newFree, changedFree, obstacle }: Hold<Row, Held>,
  batch: Written<Row>[],
): Promise<Obstacle[]> {
  if (batch.length === 0) return [];
  const takeable = { undoing: null };
  const update = { $set: { undoing: run.undo.id } };
  const brought = batch.filter(({ change }) => !change).map(({ row }) => row._id);
  const changed = batch.flatMap(({ row, change }) => (change ? [{ _id: row._id, ...changedFree(change), ...takeable }] : []));
  const holds = [
    ...(brought.length > 0 ? [{ updateMany: { filter: { _id: { $in: brought }, ...newFree, ...takeable }, update } }] : []),
    ...changed.map((filter) => ({ updateOne: { filter, update } })),
  ];
  const { matchedCount } = await model.collection.bulkWrite(holds as never[], { session });
  if (matchedCount === batch.length) return [];
  const now = await model.find({ _id: { $in: batch.map(({ row }) => row._id) } } as object, null, { session }).lean<Held[]>();
  const byId = new Map(now.map((held) => [held._id, held]));
  const missed = batch.filter(({ row }) => byId.get(row._id)?.undoing !== run.undo.id);
  return missed.map((written) => obstacle(written, byId.get(written.row._id)) ?? obstacle(written, undefined)!);
}
