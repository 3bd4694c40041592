import mongoose from 'mongoose';
import { type Documents, emptyDatabase, everyDocument } from './database.ts';

/**
 * A start that the tests of a file share: made once in an emptied database, through the use-cases and over the wire, then laid back as it
 * was, document by document, sessions included. @returns what lays it; it gives what `make` gave, which nobody may change.
 */
export function startOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let kept: { made: T; documents: Documents } | undefined;
  return async () => {
    await emptyDatabase();
    if (kept) await layBack(kept.documents);
    else kept = { made: await make(), documents: await everyDocument() };
    return kept.made;
  };
}

/** Lays documents as they were into collections that hold none of them. */
export const layBack = (documents: Documents): Promise<unknown> =>
  Promise.all([...documents].map(([name, all]) => mongoose.connection.db!.collection(name).insertMany(all)));
