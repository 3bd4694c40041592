import { recordEvent } from '../../audit/record-event.ts';
import { actNow } from '../../shared/author.ts';
import { inTransaction, isDatabaseGone } from '../../shared/database.ts';
import { logFault } from '../../shared/log.ts';
import { Refusal } from '../../shared/refusals.ts';
import { type Load, Loads, type Obstacle } from '../load.model.ts';
import { LoadLost } from '../running/advance-load.ts';
import { alignFrozen } from '../running/align-frozen.ts';
import { frozenMatricules } from '../running/open-ledger.ts';
import { goToPhase, undoneBy } from './advance-undo.ts';
import { MOST_OBSTACLES } from './find-obstacles.ts';
import { finishUndo } from './finish-undo.ts';
import { holdRecords, InTheWay } from './hold-records.ts';
import { letGo, releaseHolds } from './let-go.ts';
import { removeNew } from './remove-new.ts';
import { restoreChanged } from './restore-changed.ts';
import type { UndoRun } from './undo-run.ts';

/**
 * Runs a claimed undoing, or goes on with one that was cut short: hold everything, then put everything back; or let go.
 * @throws what the database throws when it is gone: the lease then ends by itself, and the worker goes on.
 */
export async function runUndo(load: Load): Promise<void> {
  const run: UndoRun = { act: actNow(load.undo!.author), load, undo: load.undo! };
  try {
    await holdAll(run);
    if (run.undo.phase === 'letGo') await letGo(run);
    else await restoreAll(run);
  } catch (error) {
    if (error instanceof LoadLost) return;
    await failUndo(run, error);
  }
}

async function holdAll(run: UndoRun): Promise<void> {
  if (run.undo.phase !== 'hold') return;
  const obstacles = await obstaclesMet(run);
  if (obstacles.length > 0) await goToPhase(run, 'letGo', { 'undo.obstacles': obstacles.slice(0, MOST_OBSTACLES) });
  else await goToPhase(run, 'restore');
}

async function obstaclesMet(run: UndoRun): Promise<Obstacle[]> {
  try {
    await holdRecords(run);
    return [];
  } catch (error) {
    if (error instanceof InTheWay) return error.obstacles;
    throw error;
  }
}

async function restoreAll(run: UndoRun): Promise<void> {
  const { campaign } = run.load;
  const frozen = await frozenMatricules(campaign);
  await restoreChanged(run, frozen);
  await removeNew(run);
  await alignFrozen({ campaign: { _id: campaign }, frozen });
  await finishUndo(run);
}

/** What stopped it is in the history; what was put back stays so, and asking again goes on from there. */
async function failUndo(run: UndoRun, error: unknown): Promise<void> {
  if (isDatabaseGone(error) || (error instanceof Refusal && error.code === 'BASE_INDISPONIBLE')) throw error;
  const { act, load, undo } = run;
  await releaseHolds(run);
  const state = undo.phase === 'restore' ? 'failed' : undo.from;
  const failure = error instanceof Refusal ? error.message : `Une erreur est survenue (n° ${logFault(error, 'undo')}). Annulez de nouveau.`;
  await inTransaction(async (session) => {
    const end = { state, underWay: false, holder: null, leaseUntil: null, failure };
    const ended = await Loads.updateOne(undoneBy(run, undo.phase), { $set: end }, { session });
    if (ended.matchedCount === 1)
      await recordEvent(session, act, { kind: 'load.undoFailed', object: { type: 'load', id: load._id }, campaign: load.campaign });
  });
}
