import mongoose from 'mongoose';
import { MOST_DIFFERENCES } from './check.ts';

type Stage = Record<string, unknown>;
/** Any model: only its collection is used. */
interface Collected {
  collection: mongoose.Collection;
}

/** Runs a pipeline on the server; every pipeline of one snapshot sees the database as it was at the same instant. */
export type ReadSnapshot = <T extends object>(model: Collected, pipeline: Stage[]) => AsyncIterable<T>;

/** Gives `work` a snapshot of the whole database. */
export async function inSnapshot<T>(work: (read: ReadSnapshot) => Promise<T>): Promise<T> {
  const session = await mongoose.startSession({ snapshot: true });
  try {
    // The level is said each time: the connection's own, majority, would win over the session's.
    return await work((model, pipeline) =>
      model.collection.aggregate<never>(pipeline, { session, readConcern: { level: 'snapshot' }, allowDiskUse: true }),
    );
  } finally {
    await session.endSession();
  }
}

/** Everything a pipeline answers. */
export async function all<T extends object>(answers: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const answer of answers) list.push(answer);
  return list;
}

interface Compared<Bad> {
  left: number;
  right: number;
  bad: Bad[];
}

/** Ends a pipeline of pairs: the sums of both sides, and the pairs that match `unlike`, the first thousand. */
export async function compare<Bad>(
  read: ReadSnapshot,
  model: Collected,
  pairs: Stage[],
  sides: { left: unknown; right: unknown; unlike: Stage },
): Promise<Compared<Bad>> {
  const { left, right, unlike } = sides;
  const [answer] = await all(
    read<{ sums: { left: number; right: number }[]; bad: Bad[] }>(model, [
      ...pairs,
      {
        $facet: {
          sums: [{ $group: { _id: null, left: { $sum: left }, right: { $sum: right } } }],
          bad: [{ $match: unlike }, { $sort: { _id: 1 } }, { $limit: MOST_DIFFERENCES }],
        },
      },
    ]),
  );
  return { left: answer?.sums[0]?.left ?? 0, right: answer?.sums[0]?.right ?? 0, bad: answer?.bad ?? [] };
}
