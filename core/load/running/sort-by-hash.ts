import type { Collection } from 'mongodb';
import type { Warning } from '../checking/reasons.ts';

/** Rows of a chunk, by what the database holds of them. */
export interface Sorted<Row> {
  /** Unknown so far. */
  fresh: Row[];
  /** Known, and the line does not say the same as the last time. */
  differing: Row[];
  /** How many say the same as the last time. */
  same: number;
  /** Warnings that only the database can tell. */
  warnings: { row: Row; warning: Warning }[];
}

/** All rows of a campaign's first load. */
export const allFresh = <Row>(rows: Row[]): Sorted<Row> => ({ fresh: rows, differing: [], same: 0, warnings: [] });

/** Sorts rows by the fingerprint their line had when it was last loaded. */
export async function sortByHash<Row extends { rowHash: string }>(
  collection: Collection,
  rows: readonly Row[],
  idOf: (row: Row) => string,
): Promise<Sorted<Row>> {
  const ids = rows.map(idOf);
  const stored = new Map<string, string>();
  const found = collection.find({ _id: { $in: ids as never[] } }, { projection: { rowHash: 1 }, batchSize: ids.length + 1 });
  for await (const { _id, rowHash } of found) stored.set(String(_id), String(rowHash));
  const sorted: Sorted<Row> = { fresh: [], differing: [], same: 0, warnings: [] };
  rows.forEach((row, place) => {
    const known = stored.get(ids[place]!);
    if (known === undefined) sorted.fresh.push(row);
    else if (known === row.rowHash) sorted.same++;
    else sorted.differing.push(row);
  });
  return sorted;
}
