import mongoose from 'mongoose';
import { emptyDatabase } from './database.ts';

type Documents = Map<string, Record<string, unknown>[]>;

/**
 * A start that the tests of a file share: made once in an emptied database, through the use-cases and over the wire, then laid back as it
 * was, document by document, sessions included. @returns what lays it; it gives what `make` gave, which nobody may change.
 */
export function startOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let kept: { made: T; documents: Documents } | undefined;
  return async () => {
    await emptyDatabase();
    if (kept) await layBack(kept.documents);
    else kept = { made: await make(), documents: await everything() };
    return kept.made;
  };
}

async function everything(): Promise<Documents> {
  const db = mongoose.connection.db!;
  const collections = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  const names = collections.map(({ name }) => name).filter((name) => name !== 'schemaVersions');
  const all = await Promise.all(names.map(async (name) => [name, await db.collection(name).find().toArray()] as const));
  return new Map(all.filter(([, documents]) => documents.length > 0));
}

const layBack = (documents: Documents): Promise<unknown> =>
  Promise.all([...documents].map(([name, all]) => mongoose.connection.db!.collection(name).insertMany(all)));
