import type { Session } from '../../shared/database.ts';
import type { Layout } from '../checking/columns.rules.ts';
import type { Fault } from '../checking/reasons.ts';
import type { Verdict } from '../checking/verdict.ts';
import type { FileKind, RawLine } from '../file-kinds.ts';
import type { LoadCounts } from '../load.model.ts';
import type { Difference } from '../load-change.model.ts';
import type { Run } from './run.ts';
import type { Sorted } from './sort-by-hash.ts';

/** How the lines of one file are checked, compared with the database and written. */
export interface Lane<Row> {
  file: FileKind;
  check(run: Run, raw: RawLine, layout: Layout): Verdict<Row>;
  /** Reads ahead of the transaction. */
  sort(run: Run, rows: Row[]): Promise<Sorted<Row>>;
  /** Writes in the transaction; without a session, only says what it would write. */
  settle(run: Run, sorted: Sorted<Row>, session: Session | null): Promise<Outcome<Row>>;
  /** What the lines kept add to the load's totals. */
  tally(kept: readonly Row[]): Partial<Omit<LoadCounts, FileKind>>;
}

/** What the writing of a chunk came to. */
export interface Outcome<Row> {
  /** Identifiers of those nobody knew. */
  fresh: string[];
  /** Identifiers of those changed; for children with the amounts, in cents. */
  changed: { id: string; before?: number; after?: number }[];
  unchanged: number;
  /** Rows the database refused, and why. */
  refused: { row: Row; fault: Fault }[];
  /** What is kept of them: of all in a simulation, of the changed ones in a run. */
  differences: Difference[];
}
