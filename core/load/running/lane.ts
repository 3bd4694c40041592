import type { Session } from '../../shared/database.ts';
import type { Layout } from '../checking/columns.rules.ts';
import type { Verdict } from '../checking/verdict.ts';
import type { FileKind, RawLine } from '../file-kinds.ts';
import type { LoadCounts } from '../load.model.ts';
import type { Outcome, Run } from './run.ts';
import type { Sorted } from './stored-hashes.ts';

/** How the lines of one file are checked, compared with the database and written. */
export interface Lane<Row> {
  file: FileKind;
  check(run: Run, raw: RawLine, layout: Layout): Verdict<Row>;
  /** Reads ahead of the transaction; may add warnings that only the database can tell. */
  sort(run: Run, rows: Row[]): Promise<Sorted<Row>>;
  /** Writes in the transaction; without a session, only says what it would write. */
  settle(run: Run, sorted: Sorted<Row>, session: Session | null): Promise<Outcome<Row>>;
  /** What the lines kept add to the load's totals. */
  tally(kept: readonly Row[]): Partial<Omit<LoadCounts, FileKind>>;
}
