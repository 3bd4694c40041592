/** Listings over one collection: sorted, read by a cursor, what other collections say added a few hundred rows at a time. */
import type { Model } from 'mongoose';
import type { Column, Line, Listing } from './extract.ts';
import { afterKey, keyOf } from './page-key.rules.ts';

/** Rows read and joined together: what memory holds. */
const CHUNK = 200;

interface Source<Doc, Row> {
  model: Model<Doc>;
  where: Record<string, unknown>;
  /** All upwards; the last one is unique. An index carries them. */
  sort: readonly string[];
  /** The only fields read. */
  fields: readonly string[];
  /** Adds what other collections say of these rows, one query each. */
  join: (docs: Doc[]) => Promise<Row[]>;
  columns: readonly Column<Row>[];
}

export function collectionListing<Doc, Row>({ model, where, sort, fields, join, columns }: Source<Doc, Row>): Listing<Row> {
  const projection = Object.fromEntries([...fields, ...sort].map((field) => [field, 1]));
  const order = Object.fromEntries(sort.map((field) => [field, 1 as const]));
  return {
    columns,
    count: () => model.countDocuments(where as never),
    async *lines(after): AsyncGenerator<Line<Row>> {
      const query = after ? { $and: [where, afterKey(sort, after)] } : where;
      // The driver's own cursor: mongoose's costs several times the memory of the rows.
      const cursor = model.collection.find<Doc & object>(query as never, { projection, sort: order, batchSize: CHUNK });
      for await (const docs of chunksOf<Doc & object>(cursor)) {
        const rows = await join(docs);
        for (const [place, row] of rows.entries()) yield { row, key: () => keyOf(docs[place]!, sort) };
      }
    },
  };
}

/** A listing short enough to be made whole: one family, a few sums. */
export function shortListing<Row>(columns: readonly Column<Row>[], make: () => Promise<Row[]>): Listing<Row> {
  let made: Promise<Row[]> | undefined;
  const once = (): Promise<Row[]> => (made ??= make());
  return {
    columns,
    count: async () => (await once()).length,
    async *lines(after): AsyncGenerator<Line<Row>> {
      const rows = await once();
      const first = after ? Number.parseInt(after, 10) || 0 : 0;
      for (const [place, row] of rows.entries()) if (place >= first) yield { row, key: () => String(place + 1) };
    },
  };
}

async function* chunksOf<Doc>(docs: AsyncIterable<Doc>): AsyncGenerator<Doc[]> {
  let chunk: Doc[] = [];
  for await (const doc of docs) {
    chunk.push(doc);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
