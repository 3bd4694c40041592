import { recordEvent } from '../../audit/record-event.ts';
import { elapsedMs } from '../../shared/clock.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import { warningOf } from '../checking/remarks.ts';
import { type Load, type LoadReject, LoadRejects, Loads } from '../load.model.ts';
import type { Table } from '../reading/open-table.ts';
import { heldBy, LoadLost } from './advance-load.ts';
import { patiently } from './patiently.ts';
import { remarked } from './prepare-chunks.ts';
import type { Run } from './run.ts';

/** The end of a simulation, which then waits for the agent, or of a load. @throws LoadLost. */
export async function finishLoad(run: Run, tables: readonly Table[]): Promise<void> {
  const warning = missingBirths(run, tables);
  await patiently(() => inTransaction((session) => end(session, run, tables, warning)));
}

async function end(session: Session, run: Run, tables: readonly Table[], warning: LoadReject | null): Promise<void> {
  const { load, simulate, act } = run;
  if (warning) await LoadRejects.collection.insertOne(warning as never, { session });
  const update = [{ $set: endOf(run, tables, warning ? 1 : 0) }];
  const ended = await Loads.findOneAndUpdate(heldBy(run), update, { session, returnDocument: 'after' }).lean<Load>();
  if (!ended) throw new LoadLost();
  if (simulate) return;
  const { allo, enf, totalCents } = ended.counts;
  const object = { type: 'load', id: load._id };
  await recordEvent(session, act, { kind: 'load.done', object, campaign: load.campaign, after: { allo, enf, totalCents } });
}

function endOf({ simulate, act, startedAt }: Run, tables: readonly Table[], warnings: number): Record<string, unknown> {
  const spent = elapsedMs(startedAt);
  const apart = tables.flatMap(({ kind, apart: { empty, trailer } }) => [
    [`counts.${kind}.empty`, empty],
    [`counts.${kind}.trailer`, trailer],
  ]);
  return {
    ...Object.fromEntries(apart),
    ...(simulate
      ? { state: 'simulated' }
      : { state: 'done', endedAt: new Date(act.at.getTime() + spent), durationMs: { $add: ['$durationMs', spent] } }),
    underWay: false,
    holder: null,
    leaseUntil: null,
    'progress.total': '$progress.done',
    'counts.enf.warnings': { $add: ['$counts.enf.warnings', warnings] },
  };
}

/** A file without birth days says so once, on its header (D-CAM-03). */
function missingBirths(run: Run, tables: readonly Table[]): LoadReject | null {
  const enf = tables.find(({ kind }) => kind === 'enf');
  if (!enf || enf.layout.naissance !== undefined) return null;
  return warningOf(remarked(run, 'enf', enf.layout), { line: 1, cells: enf.header }, null, { code: 'DATE_ABSENTE' });
}
