import { recordEvent } from '../../audit/record-event.ts';
import { Families } from '../../family/family.model.ts';
import { Forfaits } from '../../forfait/forfait.model.ts';
import { inTransaction } from '../../shared/database.ts';
import { Loads } from '../load.model.ts';
import { LoadLost } from '../running/advance-load.ts';
import { patiently } from '../running/patiently.ts';
import { undoneBy } from './advance-undo.ts';
import type { UndoRun } from './undo-run.ts';

/** Whatever this undoing holds is free again. Safe to run again, and too late harms nobody: the mark is this undoing's own. */
export async function releaseHolds({ load: { campaign }, undo: { id } }: UndoRun): Promise<void> {
  await Forfaits.updateMany({ campaign, undoing: id }, { $unset: { undoing: '' } });
  await Families.updateMany({ campaign, undoing: id }, { $unset: { undoing: '' } });
}

/** Ends an undoing that met something in its way: nothing was changed, and the load is in its former state. @throws LoadLost. */
export async function letGo(run: UndoRun): Promise<void> {
  await releaseHolds(run);
  const { act, load, undo } = run;
  await patiently(() =>
    inTransaction(async (session) => {
      const back = { state: undo.from, underWay: false, holder: null, leaseUntil: null };
      const ended = await Loads.updateOne(undoneBy(run, 'letGo'), { $set: back }, { session });
      if (ended.matchedCount !== 1) throw new LoadLost();
      const object = { type: 'load', id: load._id };
      await recordEvent(session, act, { kind: 'load.undoRefused', object, campaign: load.campaign });
    }),
  );
}
