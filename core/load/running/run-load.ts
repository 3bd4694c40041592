import { findCampaign } from '../../campaign/find-campaign.ts';
import type { Act } from '../../shared/author.ts';
import { realNow } from '../../shared/clock.ts';
import type { Load } from '../load.model.ts';
import type { Table } from '../reading/open-table.ts';
import { ahead } from './ahead.ts';
import { alignFrozen } from './align-frozen.ts';
import { childLane } from './child-lane.ts';
import { commitChunk } from './commit-chunk.ts';
import { familyLane } from './family-lane.ts';
import { finishLoad } from './finish-load.ts';
import type { Lane } from './lane.ts';
import { frozenMatricules, openLedger } from './open-ledger.ts';
import { prepareChunks } from './prepare-chunks.ts';
import { releaseChildren } from './release-children.ts';
import type { OnProgress, Run } from './run.ts';
import { takeUpRejects } from './take-up-rejects.ts';
import { refuseUnlessLoadable } from './touch-campaign.ts';

/**
 * Runs a claimed load over its files: families first, then children, then the children who were waiting for a parent.
 * A run that stops anywhere leaves whole chunks; running the same files again completes it (R-CAM-07).
 * @throws LoadLost when it was cancelled or taken over; Refusal CHARGEMENT_CLOS, FICHIER_REFUSE.
 */
export async function runLoad(act: Act, load: Load, tables: readonly Table[], onProgress?: OnProgress): Promise<void> {
  const campaign = await findCampaign(load.campaign);
  refuseUnlessLoadable(campaign);
  const { ledger, empty } = await openLedger(campaign, load._id);
  const simulate = load.state === 'simulating';
  const frozen = await frozenMatricules(campaign._id);
  const run: Run = { act, campaign, load, simulate, ledger, frozen, first: empty, startedAt: realNow(), onProgress };
  for (const table of tables) await (table.kind === 'allo' ? runLane(run, familyLane, table) : runLane(run, childLane, table));
  await releaseChildren(run);
  if (!simulate) {
    await takeUpRejects(run);
    await alignFrozen(run);
  }
  await finishLoad(run, tables);
}

async function runLane<Row extends { rowHash: string }>(run: Run, lane: Lane<Row>, table: Table): Promise<void> {
  const { total } = run.load.progress;
  let { done } = run.load.progress;
  for await (const chunk of ahead(prepareChunks(run, lane, table))) {
    await commitChunk(run, lane, chunk);
    done += chunk.verdicts.length;
    run.load.progress.done = done;
    await run.onProgress?.({ done, total: Math.max(total, done) });
  }
}
