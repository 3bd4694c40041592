import { recordEvent } from '../../audit/record-event.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import { type Remarked, rejectOf } from '../checking/remarks.ts';
import { type LoadReject, LoadRejects } from '../load.model.ts';
import { advanceLoad } from './advance-load.ts';
import { keepChanges } from './keep-changes.ts';
import type { Lane, Outcome } from './lane.ts';
import { patiently } from './patiently.ts';
import { type Chunk, keptRows, remarked } from './prepare-chunks.ts';
import type { Run } from './run.ts';
import type { Sorted } from './sort-by-hash.ts';
import type { Tally } from './tally.ts';
import { touchCampaign } from './touch-campaign.ts';

/**
 * Changed rows written in one transaction. Draws go on during a load: a transaction that holds many forfaits
 * would lose to them again and again.
 */
const CHANGES_AT_ONCE = 100;

/**
 * Writes a chunk: what changes by small groups, then what is new with the remarks, the counts and the mark of the chunk.
 * Each transaction is whole or not at all and leaves one event of the journal. A simulation writes remarks and counts only.
 */
export async function commitChunk<Row extends { rowHash: string }>(run: Run, lane: Lane<Row>, chunk: Chunk<Row>): Promise<void> {
  const { fresh, differing, same, warnings } = chunk.sorted;
  if (run.simulate) return simulateChunk(run, lane, chunk);
  const changes: Outcome<Row>[] = [];
  for (let from = 0; from < differing.length; from += CHANGES_AT_ONCE) {
    const group = { fresh: [], differing: differing.slice(from, from + CHANGES_AT_ONCE), same: 0, warnings: [] };
    changes.push(await patiently(() => inTransaction((session) => writeRows(run, lane, group, session))));
  }
  const rest: Sorted<Row> = { fresh, differing: [], same, warnings };
  const conclusion = async (session: Session | null): Promise<void> => {
    const outcome = session ? await writeRows(run, lane, rest, session) : await lane.settle(run, rest, null);
    await conclude(run, lane, chunk, merged([...changes, outcome]), session);
  };
  const nothing = fresh.length + changes.length + chunk.remarks.length === 0;
  await patiently(() => (nothing ? conclusion(null) : inTransaction(conclusion)));
}

async function simulateChunk<Row extends { rowHash: string }>(run: Run, lane: Lane<Row>, chunk: Chunk<Row>): Promise<void> {
  const outcome = await lane.settle(run, chunk.sorted, null);
  await keepChanges(null, run, lane.file, outcome.differences);
  await conclude(run, lane, chunk, outcome, null);
}

/** Writes rows, and checks in the same transaction that the load is still this run's and the campaign still takes it. */
async function writeRows<Row extends { rowHash: string }>(
  run: Run,
  lane: Lane<Row>,
  rows: Sorted<Row>,
  session: Session,
): Promise<Outcome<Row>> {
  if (rows.fresh.length + rows.differing.length > 0) await touchCampaign(session, run);
  if (rows.differing.length > 0) await advanceLoad(run, { file: lane.file, lines: {}, of: {} }, { lines: 0, written: null }, session);
  const outcome = await lane.settle(run, rows, session);
  await recordRows(session, run, lane.file, outcome);
  await keepChanges(session, run, lane.file, outcome.differences);
  return outcome;
}

async function conclude<Row extends { rowHash: string }>(
  run: Run,
  lane: Lane<Row>,
  chunk: Chunk<Row>,
  outcome: Outcome<Row>,
  session: Session | null,
): Promise<void> {
  const remarks = withRefused(remarked(run, lane.file, chunk.layout), chunk, outcome);
  if (remarks.length > 0) await LoadRejects.collection.insertMany(remarks as never[], session ? { session } : {});
  await advanceLoad(run, tallyOf(lane, chunk, outcome, remarks), { lines: chunk.verdicts.length, written: chunk.lastLine }, session);
}

const merged = <Row>(outcomes: readonly Outcome<Row>[]): Outcome<Row> => ({
  fresh: outcomes.flatMap(({ fresh }) => fresh),
  changed: outcomes.flatMap(({ changed }) => changed),
  unchanged: outcomes.reduce((sum, { unchanged }) => sum + unchanged, 0),
  refused: outcomes.flatMap(({ refused }) => refused),
  differences: [],
});

/** Rows the database refused become rejects; the warnings they had go. */
function withRefused<Row>(of: Remarked, { verdicts, remarks }: Chunk<Row>, { refused }: Outcome<Row>): LoadReject[] {
  if (refused.length === 0) return remarks;
  const faults = new Map(refused.map(({ row, fault }) => [row, fault]));
  const rejected = verdicts.flatMap(({ raw, key, row }) => {
    const fault = row && faults.get(row);
    return fault ? [rejectOf(of, raw, key, [fault])] : [];
  });
  const lines = new Set(rejected.map(({ line }) => line));
  return [...remarks.filter(({ line }) => !lines.has(line)), ...rejected];
}

function tallyOf<Row>(lane: Lane<Row>, { verdicts }: Chunk<Row>, outcome: Outcome<Row>, remarks: readonly LoadReject[]): Tally {
  const refused = new Set(outcome.refused.map(({ row }) => row));
  const rejected = remarks.filter(({ level }) => level === 'reject').length;
  return {
    file: lane.file,
    lines: {
      lines: verdicts.length,
      new: outcome.fresh.length,
      changed: outcome.changed.length,
      unchanged: outcome.unchanged,
      rejected,
      warnings: remarks.length - rejected,
    },
    of: {
      ...lane.tally(keptRows(verdicts).filter((row) => !refused.has(row))),
      outsideBareme: remarks.filter(({ code }) => code === 'MONTANT_HORS_BAREME').length,
    },
  };
}

/** One event per transaction that wrote something: identifiers, and amounts before → after (R-EXT-04). */
export async function recordRows<Row>(
  session: Session,
  { act, load }: Run,
  file: 'allo' | 'enf',
  { fresh, changed }: Outcome<Row>,
): Promise<void> {
  if (fresh.length + changed.length === 0) return;
  await recordEvent(session, act, {
    kind: file === 'allo' ? 'load.familiesWritten' : 'load.childrenWritten',
    object: { type: 'load', id: load._id },
    campaign: load.campaign,
    before: { changed: changed.map(({ id, before }) => (before === undefined ? { id } : { id, granted: before })) },
    after: { new: fresh, changed: changed.map(({ id, after }) => (after === undefined ? { id } : { id, granted: after })) },
  });
}
