/** What the server's own profile writes of the reads of a list: by which index, or through the whole collection. For tests and measures. */
import mongoose from 'mongoose';

export interface ReadPlan {
  collection: string;
  op: string;
  /** "IXSCAN { campaign: 1 }", "COLLSCAN". */
  plan: string;
}

interface Profiled {
  ns: string;
  op: string;
  planSummary: string;
  command: { comment?: string };
}

const PROFILE = 'system.profile';
/** Room for some ten thousand reads: a full profile would forget the first. */
const PROFILE_BYTES = 256 * 2 ** 20;
const NEXT = 'next list';

/** The reads that each list makes, one list after the other, alone on this database. @returns them in the order of the lists. */
export async function readPlans(lists: readonly (() => Promise<unknown>)[]): Promise<ReadPlan[][]> {
  const db = mongoose.connection.db!;
  await db.dropCollection(PROFILE).catch(() => undefined);
  await db.createCollection(PROFILE, { capped: true, size: PROFILE_BYTES });
  await db.command({ profile: 2 });
  try {
    for (const ask of lists) {
      // A mark in the profile: what follows belongs to this list.
      await db.collection('campaigns').findOne({}, { comment: NEXT });
      await ask();
    }
  } finally {
    await db.command({ profile: 0 });
  }
  const plans: ReadPlan[][] = [];
  for await (const { ns, op, planSummary, command } of db.collection<Profiled>(PROFILE).find({ planSummary: { $exists: true } })) {
    if (command.comment === NEXT) plans.push([]);
    else if (!/\.system\.|\$cmd/.test(ns)) plans.at(-1)?.push({ collection: ns.split('.').slice(1).join('.'), op, plan: planSummary });
  }
  await db.dropCollection(PROFILE);
  return plans;
}

/** They do not grow with families: some thousand clubs at most, some hundred of the others. Read whole, within the time (bench: lists). */
const SMALL = new Set(['agents', 'campaigns', 'loads', 'paymentBatches', 'partners']);

/** Those that went through the whole of a collection that grows: none should. */
export const wholeReads = (plans: readonly ReadPlan[]): ReadPlan[] =>
  plans.filter(({ plan, collection }) => plan.includes('COLLSCAN') && !SMALL.has(collection));
