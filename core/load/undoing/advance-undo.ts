import type { Session } from '../../shared/database.ts';
import { Loads, type UndoPhase } from '../load.model.ts';
import { leaseEnd, LoadLost } from '../running/advance-load.ts';
import type { UndoRun } from './undo-run.ts';

/** The filter of every write on a load by the holder of its undoing. */
export const undoneBy = ({ load, undo }: UndoRun, phase: UndoPhase) => ({
  _id: load._id as never,
  fence: load.fence,
  state: 'undoing' as const,
  'undo.id': undo.id,
  'undo.phase': phase,
});

/** Counts records done, renews the lease, and checks in the same transaction that the undoing is still its holder's. @throws LoadLost. */
export async function advanceUndo(run: UndoRun, phase: UndoPhase, records: number, session: Session): Promise<void> {
  const update = { $inc: { 'progress.done': records }, $set: { leaseUntil: leaseEnd() } };
  const { matchedCount } = await Loads.updateOne(undoneBy(run, phase), update, { session });
  if (matchedCount !== 1) throw new LoadLost();
}

/** Goes on to the next phase. @throws LoadLost. */
export async function goToPhase(run: UndoRun, to: UndoPhase, more: Record<string, unknown> = {}): Promise<void> {
  const update = { $set: { 'undo.phase': to, leaseUntil: leaseEnd(), ...more } };
  const { matchedCount } = await Loads.updateOne(undoneBy(run, run.undo.phase), update);
  if (matchedCount !== 1) throw new LoadLost();
  run.undo.phase = to;
}
