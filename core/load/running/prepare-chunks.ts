import type { Layout } from '../checking/columns.rules.ts';
import { type Remarked, rejectOf, warningOf } from '../checking/remarks.ts';
import type { Verdict } from '../checking/verdict.ts';
import type { LoadReject } from '../load.model.ts';
import type { Table } from '../reading/open-table.ts';
import { chunked } from './chunks.ts';
import type { Lane } from './lane.ts';
import type { Run } from './run.ts';
import type { Sorted } from './sort-by-hash.ts';

/** Lines checked and compared, ready to be written. */
export interface Chunk<Row> {
  layout: Layout;
  verdicts: Verdict<Row>[];
  sorted: Sorted<Row>;
  /** Rejects and warnings known before the writing. */
  remarks: LoadReject[];
  lastLine: number;
}

/** Reads, checks and compares a file, chunk by chunk. Chunks a killed run has committed are checked again, for what they teach, and not given. */
export async function* prepareChunks<Row extends { rowHash: string }>(run: Run, lane: Lane<Row>, table: Table): AsyncGenerator<Chunk<Row>> {
  const of = remarked(run, lane.file, table.layout);
  for await (const lines of chunked(table.lines)) {
    const verdicts = lines.map((raw) => lane.check(run, raw, table.layout));
    const lastLine = lines.at(-1)!.line;
    if (lastLine <= run.load.written[lane.file]) continue;
    const sorted = await lane.sort(run, keptRows(verdicts));
    yield { layout: table.layout, verdicts, sorted, remarks: remarksOf(of, verdicts, sorted), lastLine };
  }
}

/** What the remarks of a file have in common. */
export const remarked = ({ load, campaign, simulate }: Run, file: Remarked['file'], layout: Layout): Remarked => ({
  loadId: load._id,
  campaign: campaign._id,
  simulated: simulate,
  file,
  layout,
});

/** The rows of the lines that are not rejected. */
export const keptRows = <Row>(verdicts: readonly Verdict<Row>[]): Row[] => verdicts.flatMap(({ row }) => row ?? []);

function remarksOf<Row>(of: Remarked, verdicts: readonly Verdict<Row>[], { warnings }: Sorted<Row>): LoadReject[] {
  const remarks = verdicts.flatMap(({ raw, key, faults, warnings: own }) =>
    faults.length > 0 ? [rejectOf(of, raw, key, faults)] : own.map((warning) => warningOf(of, raw, key, warning)),
  );
  if (warnings.length === 0) return remarks;
  const known = new Set(remarks.map(({ _id }) => _id));
  const byRow = new Map(verdicts.map((verdict) => [verdict.row, verdict]));
  const more = warnings.flatMap(({ row, warning }) => {
    const verdict = byRow.get(row);
    return verdict ? [warningOf(of, verdict.raw, verdict.key, warning)] : [];
  });
  return [...remarks, ...more.filter(({ _id }) => !known.has(_id))];
}
