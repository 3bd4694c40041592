import { type Layout, readHeader } from '../checking/columns.rules.ts';
import type { ChildRow } from '../checking/enf.rules.ts';
import type { Verdict } from '../checking/verdict.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import { type Load, type LoadReject, LoadRejects, Loads } from '../load.model.ts';
import { advanceLoad } from './advance-load.ts';
import { childLane } from './child-lane.ts';
import { recordRows } from './commit-chunk.ts';
import { keepChanges } from './keep-changes.ts';
import { patiently } from './patiently.ts';
import { keptRows } from './prepare-chunks.ts';
import type { Run } from './run.ts';
import { touchCampaign } from './touch-campaign.ts';

const AT_ONCE = 500;

/**
 * Children an earlier load rejected for their parent alone follow as soon as the parent is there (R-CAM-04, R-CAM-05):
 * their stored line is checked again and loaded, so that the agent mends one line and not two.
 */
export async function releaseChildren(run: Run): Promise<void> {
  const layouts = new Map<string, Layout>();
  const waiting = LoadRejects.collection.find<LoadReject>({
    campaign: run.campaign._id,
    level: 'reject',
    simulated: false,
    takenUp: null,
    file: 'enf',
    parent: { $ne: null },
    loadId: { $ne: run.load._id },
  });
  let batch: LoadReject[] = [];
  for await (const reject of waiting) {
    if (!run.ledger.parents.has(reject.parent!) || run.ledger.kept.enf.has(reject.key!)) continue;
    layouts.set(reject.loadId, layouts.get(reject.loadId) ?? (await layoutOf(reject.loadId)));
    batch.push(reject);
    if (batch.length < AT_ONCE) continue;
    await releaseBatch(run, batch, layouts);
    batch = [];
  }
  if (batch.length > 0) await releaseBatch(run, batch, layouts);
}

/** The columns of the file a reject came from. */
async function layoutOf(loadId: string): Promise<Layout> {
  const load = await Loads.findById(loadId).lean<Load>();
  return readHeader('enf', load?.files.enf?.header ?? []).layout;
}

async function releaseBatch(run: Run, rejects: readonly LoadReject[], layouts: ReadonlyMap<string, Layout>): Promise<void> {
  const verdicts = rejects.map((reject) => run.ledger.checkEnf(reject, layouts.get(reject.loadId)!));
  const sorted = await childLane.sort(run, keptRows(verdicts));
  const settle = async (session: Session | null): Promise<void> => {
    if (session) await touchCampaign(session, run);
    const outcome = await childLane.settle(run, sorted, session);
    await keepChanges(session, run, 'enf', outcome.differences);
    const refused = new Set(outcome.refused.map(({ row }) => row));
    const released = verdicts.flatMap((verdict, place) =>
      verdict.row && !refused.has(verdict.row) ? [{ id: rejects[place]!._id, row: verdict.row }] : [],
    );
    if (session) {
      await LoadRejects.updateMany({ _id: { $in: released.map(({ id }) => id) } }, { $set: { takenUp: run.load._id } }, { session });
      await recordRows(session, run, 'enf', outcome);
    }
    const rows = released.map(({ row }) => row);
    const lines = { new: outcome.fresh.length, changed: outcome.changed.length, unchanged: outcome.unchanged };
    await advanceLoad(
      run,
      { file: 'enf', lines, of: { ...childLane.tally(rows), released: rows.length } },
      { lines: 0, written: null },
      session,
    );
  };
  if (keptRows<ChildRow>(verdicts as Verdict<ChildRow>[]).length === 0) return;
  await (run.simulate ? settle(null) : patiently(() => inTransaction(settle)));
}
