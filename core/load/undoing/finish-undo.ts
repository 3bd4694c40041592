import { recordEvent } from '../../audit/record-event.ts';
import { inTransaction } from '../../shared/database.ts';
import { LoadRejects, Loads } from '../load.model.ts';
import { LoadLost } from '../running/advance-load.ts';
import { patiently } from '../running/patiently.ts';
import { undoneBy } from './advance-undo.ts';
import type { UndoRun } from './undo-run.ts';

/** The end: lines it took up wait again, its own rejects go with it, the history says so. Safe to run again. @throws LoadLost. */
export async function finishUndo(run: UndoRun): Promise<void> {
  const { act, load, undo } = run;
  await LoadRejects.updateMany({ campaign: load.campaign, takenUp: load._id }, { $set: { takenUp: null } });
  await LoadRejects.deleteMany({ loadId: load._id });
  await patiently(() =>
    inTransaction(async (session) => {
      const end = { state: 'undone', underWay: false, holder: null, leaseUntil: null, failure: null };
      const ended = await Loads.updateOne(undoneBy(run, 'restore'), { $set: end }, { session });
      if (ended.matchedCount !== 1) throw new LoadLost();
      await recordEvent(session, act, {
        kind: 'load.undone',
        object: { type: 'load', id: load._id },
        campaign: load.campaign,
        before: { state: undo.from },
        after: { state: 'undone', reason: undo.reason },
      });
    }),
  );
}
