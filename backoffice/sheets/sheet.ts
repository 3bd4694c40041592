/**
 * What the desk may read of a collection, and nothing else: the fields fetched, the columns shown, the filters allowed.
 * A field that no sheet names never leaves the database (security.md: allow-list on the way out).
 */
import type { Model } from 'mongoose';

export type Tone = 'ok' | 'wait' | 'move' | 'stop' | 'live' | 'off';

/** The word and colour of a state: the same words as on the portal. */
export type StateWords = Record<string, { word: string; tone: Tone }>;

/**
 * exact: equal, for identifiers; words: every word is in the folded names; choice: one of the states; days: from–to.
 * `index`: the one that holds the names, for the server would read the documents. `only`: what else is true of whoever has such a day.
 */
export type FilterKind =
  | { kind: 'exact'; field: string; read?: (text: string) => string | number | null }
  | { kind: 'words'; field: string; index?: Record<string, 1> }
  | { kind: 'choice'; field: string; read?: (text: string) => string | boolean }
  | { kind: 'days'; field: string; only?: Record<string, string> };

export interface Column<T> {
  /** Key in addresses and answers. */
  name: string;
  label: string;
  /** What is shown; for a column with `states`, the state. */
  show: (row: T) => string;
  states?: StateWords;
  /** Words for values that are not states. */
  labels?: Record<string, string>;
  /** On the record's page, a link: `to` is an address up to what is shown, `label` its words. Nothing shown: no link. */
  link?: { to: string; label: string };
  /** In the list too, not only on the record's page. */
  listed?: boolean;
  /** Amounts and counts are aligned at their end in the list. */
  num?: boolean;
  filter?: FilterKind;
  /** Fields the list is sorted by, all in one direction. */
  sort?: readonly string[];
}

export interface Sheet<T> {
  /** Name of the resource in addresses. */
  id: string;
  /** Heading of the list. */
  title: string;
  /** What an empty list says to do next. */
  empty: string;
  model: Model<T>;
  /** The only fields read from the database. */
  fields: readonly string[];
  /** First column: the name of a record. */
  columns: readonly Column<T>[];
  /** Column the list starts sorted by. */
  sort: { by: string; direction: 'asc' | 'desc' };
  /** Lists show the current campaign unless the filter "campaign" asks for another. */
  ofCampaign?: boolean;
  /** Identifier in an address → `_id`. */
  readId?: (text: string) => string | number | null;
  /** The page of ours that shows a record, up to its identifier: "agent?code=". None: AdminJS's own. */
  page?: string;
  /** Adds what other collections say of these rows, in one query each. */
  join?: (rows: T[]) => Promise<T[]>;
}

/** A sheet of any collection. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of sheets of different documents
export type AnySheet = Sheet<any>;
