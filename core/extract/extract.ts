/**
 * What an extract is (R-EXT-01, CCTP 7): one definition of its rows, columns, filters and order, whoever shows it: screen, CSV or PDF.
 * A room knows no screen: columns give values, and say what kind of value it is.
 */
import type { Right } from '../access/rights.rules.ts';
import type { Partner } from '../partner/partner.model.ts';
import type { CivilDay } from '../shared/days.ts';
import type { Matricule } from '../shared/identifiers.ts';

/** euros: cents; day: civil day; the others are states, whose words the screens have. */
export type CellKind = 'text' | 'count' | 'euros' | 'day' | 'instant' | 'yesNo' | StateKind;
export type StateKind = 'payable' | 'operation' | 'kind' | 'partner' | 'batch' | 'campaign' | 'depense';
export type Cell = string | number | boolean | Date | null | undefined;

export interface Column<Row> {
  label: string;
  kind: CellKind;
  value: (row: Row) => Cell;
}

export type FilterName = 'year' | 'partner' | 'matricule' | 'period' | 'state' | 'table';

/** What an agent asked for, read and checked. Years are those its rights open (R-CAM-09). */
export interface ExtractQuery {
  year: number;
  years: readonly number[];
  partner: Partner | null;
  matricule: Matricule | null;
  /** Both days included; either may be open. */
  period: { from: CivilDay | null; to: CivilDay | null };
  /** Empty: all. */
  state: string;
  table: string;
}

/** A row, and the key from which the next page goes on. */
export interface Line<Row> {
  row: Row;
  key: () => string;
}

export interface Listing<Row> {
  columns: readonly Column<Row>[];
  count: () => Promise<number>;
  /** In one order, from the beginning or after a key; read as it is taken, a few hundred rows in memory at a time. */
  lines: (after?: string) => AsyncIterable<Line<Row>>;
}

export interface Extract {
  id: string;
  title: string;
  /** What it holds, in one sentence. */
  hint: string;
  right: Right;
  filters: readonly FilterName[];
  /** Filters that must be filled. */
  required: readonly FilterName[];
  /** What the filter "state" offers, and whose states they are. */
  states?: { kind: StateKind; values: readonly string[] };
  tables?: readonly { value: string; label: string }[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of extracts of different rows
  open: (query: ExtractQuery) => Listing<any>;
}
