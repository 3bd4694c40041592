/** The records that a load wrote last, with what it changed of each: in batches, whatever their number. */
import { type Child, Children, Families, type Family } from '../../family/family.model.ts';
import type { FileKind } from '../file-kinds.ts';
import { changesPrefix, type LoadChange, LoadChanges } from '../load-change.model.ts';
import type { Load } from '../load.model.ts';

/** `change` is null for a record that the load brought. */
export interface Written<Row> {
  row: Row;
  change: LoadChange | null;
}

type Written$ = Pick<Load, '_id' | 'campaign'>;

/** Families it wrote, in batches of `size`. */
export const writtenFamilies = (load: Written$, size: number): AsyncGenerator<Written<Family>[]> =>
  withChanges(load, 'allo', size, Families.find(of(load)).lean<Family[]>().cursor() as AsyncIterable<Family>);

/** Children it wrote, in batches of `size`. */
export const writtenChildren = (load: Written$, size: number): AsyncGenerator<Written<Child>[]> =>
  withChanges(load, 'enf', size, Children.find(of(load)).lean<Child[]>().cursor() as AsyncIterable<Child>);

/** How many records it wrote. */
export const countWritten = async (load: Written$): Promise<number> =>
  (await Families.countDocuments(of(load))) + (await Children.countDocuments(of(load)));

const of = ({ _id, campaign }: Written$) => ({ campaign, loadId: _id });

async function* withChanges<Row extends { _id: string }>(
  load: Written$,
  file: FileKind,
  size: number,
  rows: AsyncIterable<Row>,
): AsyncGenerator<Written<Row>[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield await joined(load, file, batch);
    batch = [];
  }
  if (batch.length > 0) yield joined(load, file, batch);
}

async function joined<Row extends { _id: string }>({ _id: loadId }: Written$, file: FileKind, rows: Row[]): Promise<Written<Row>[]> {
  const prefix = changesPrefix(loadId, false, file);
  const keyOf = (row: Row): string => `${prefix}${row._id.split(':')[1]}`;
  const changes = await LoadChanges.find({ _id: { $in: rows.map(keyOf) } }).lean<LoadChange[]>();
  const byId = new Map(changes.map((change) => [change._id, change]));
  return rows.map((row) => ({ row, change: byId.get(keyOf(row)) ?? null }));
}
