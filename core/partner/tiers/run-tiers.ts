import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { recordEvent } from '../../audit/record-event.ts';
import { type Act, actNow } from '../../shared/author.ts';
import { elapsedMs, realNow } from '../../shared/clock.ts';
import { inTransaction } from '../../shared/database.ts';
import { typo } from '../../shared/french.ts';
import { logFault } from '../../shared/log.ts';
import { Refusal } from '../../shared/refusals.ts';
import { applyLine } from './apply-line.ts';
import { openTiers } from './open-tiers.ts';
import { type LineOutcome, type PartnerLoad, type PartnerLoadCounts, PartnerLoadLines, PartnerLoads } from './partner-load.model.ts';
import { planTiers, type PlannedLine } from './plan-tiers.ts';

export type OnTiersProgress = (progress: { done: number; total: number }) => void;

const LANES = 4;

/**
 * The worker's turn, under its lease: runs the confirmed load, or goes on with one cut short; lines it did already are left alone.
 * @param lost aborted when the lease went to somebody else: the rest is theirs.
 * @returns the load it ended, or null when there was none.
 */
export async function runNextTiers(lost: AbortSignal, onProgress?: OnTiersProgress): Promise<string | null> {
  const load = await PartnerLoads.findOne({ state: 'running' }).lean<PartnerLoad>();
  if (!load) return null;
  const act = actNow(load.author);
  try {
    await run(act, load, lost, onProgress);
  } catch (error) {
    if (isPassing(error)) throw error;
    const failure =
      error instanceof Refusal
        ? error.message
        : typo(`Une erreur est survenue (n° ${logFault(error, 'partner load')}). Chargez de nouveau le même fichier : il se terminera.`);
    await end(act, load, 'failed', { failure });
  }
  return load._id;
}

/** The database is away: the load is resumed when it is back. */
const isPassing = (error: unknown): boolean => error instanceof Refusal && error.status === 503;

async function run(act: Act, load: PartnerLoad, lost: AbortSignal, onProgress: OnTiersProgress | undefined): Promise<void> {
  const startedAt = realNow();
  await PartnerLoadLines.deleteMany({ loadId: load._id, simulated: true });
  const done = new Set(await PartnerLoadLines.distinct('line', { loadId: load._id }));
  const plan = await withFile(load, async (source) => planTiers(await openTiers(source)));
  const left = plan.filter(({ raw }) => !done.has(raw.line));
  for (let at = 0; at < left.length && !lost.aborted; at += LANES) {
    await Promise.all(left.slice(at, at + LANES).map((planned) => applyLine(act, load._id, planned)));
    const progress = { done: plan.length - Math.max(0, left.length - at - LANES), total: plan.length };
    if (progress.done % 20 < LANES) await PartnerLoads.updateOne({ _id: load._id, state: 'running' }, { $set: { progress } });
    onProgress?.(progress);
  }
  if (lost.aborted) return;
  await takeUp(load._id, plan);
  const durationMs = load.durationMs + elapsedMs(startedAt);
  await end(act, load, 'done', {
    durationMs,
    counts: await finalCounts(load._id, plan.length),
    progress: { done: plan.length, total: plan.length },
  });
}

/** Rejects of earlier loads whose line has now been kept (R-CAM-05). */
async function takeUp(loadId: string, plan: readonly PlannedLine[]): Promise<void> {
  const rejected = new Set(await PartnerLoadLines.distinct('line', { loadId, outcome: 'rejected' }));
  const kept = plan.filter(({ raw }) => !rejected.has(raw.line));
  await PartnerLoadLines.updateMany(
    {
      outcome: 'rejected',
      simulated: false,
      takenUp: null,
      loadId: { $ne: loadId },
      $or: [{ key: { $in: kept.map(({ key }) => key) } }, { likeness: { $in: kept.map(({ likeness }) => likeness) } }],
    },
    { $set: { takenUp: loadId } },
  );
}

async function finalCounts(loadId: string, lines: number): Promise<PartnerLoadCounts> {
  const found = await PartnerLoadLines.aggregate<{ _id: LineOutcome; count: number }>([
    { $match: { loadId } },
    { $group: { _id: '$outcome', count: { $sum: 1 } } },
  ]);
  const count = (outcome: LineOutcome): number => found.find(({ _id }) => _id === outcome)?.count ?? 0;
  const [fresh, changed, rejected] = [count('new'), count('changed'), count('rejected')];
  return { lines, new: fresh, changed, unchanged: lines - fresh - changed - rejected, rejected, warnings: count('warning') };
}

async function end(act: Act, load: PartnerLoad, state: 'done' | 'failed', set: Partial<PartnerLoad>): Promise<void> {
  await inTransaction(async (session) => {
    const ended = await PartnerLoads.updateOne(
      { _id: load._id, state: 'running' },
      { $set: { ...set, state, bytes: null, endedAt: act.at } },
      { session },
    );
    if (ended.modifiedCount !== 1) return;
    const after = set.counts ? { after: { ...set.counts } } : {};
    await recordEvent(session, act, {
      kind: `partnerLoad.${state}`,
      object: { type: 'partnerLoad', id: load._id },
      campaign: null,
      ...after,
    });
  });
}

async function withFile<T>({ file, bytes }: PartnerLoad, work: (source: { name: string; path: string }) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-tiers-'));
  try {
    const to = path.join(folder, 'tiers');
    await writeFile(to, bufferOf(bytes));
    return await work({ name: file.name, path: to });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A lean read gives BSON's own Binary. */
const bufferOf = (bytes: unknown): Uint8Array => (bytes instanceof Uint8Array ? bytes : (bytes as { buffer: Uint8Array }).buffer);
