import mongoose from 'mongoose';
import { Campaigns } from '../campaign/campaign.model.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import type { Removal } from './purge-plan.ts';

const DOCUMENTS_AT_ONCE = 1000;
/** A stored part of a payment file weighs up to 8 MB, a deposited file up to 60 MB. */
const HEAVY_AT_ONCE = 5;
const HEAVY = new Set(['paymentFiles']);

const collectionOf = (name: string) => mongoose.connection.collection<{ _id: never }>(name);

/** Removes some documents of a campaign and counts them, in one transaction. @returns how many: 0 when none is left. */
export function removeSome(year: number, { collection, of }: Removal): Promise<number> {
  return inTransaction(async (session) => {
    const limit = HEAVY.has(collection) ? HEAVY_AT_ONCE : DOCUMENTS_AT_ONCE;
    const ids = await idsOf(session, collection, of(year), limit);
    if (ids.length === 0) return 0;
    await removeThem(session, collection, { _id: { $in: ids as never[] } });
    await countIn(session, year, collection, ids.length);
    return ids.length;
  });
}

/** The same for the files of a bucket, whatever the room that owns it: a file carries its campaign, itself or in its metadata. */
export function removeFiles(year: number, bucket: string): Promise<number> {
  return inTransaction(async (session) => {
    const ids = await idsOf(session, `${bucket}.files`, { $or: [{ campaign: year }, { 'metadata.campaign': year }] }, HEAVY_AT_ONCE);
    if (ids.length === 0) return 0;
    await removeThem(session, `${bucket}.chunks`, { files_id: { $in: ids } });
    await removeThem(session, `${bucket}.files`, { _id: { $in: ids as never[] } });
    await countIn(session, year, bucket, ids.length);
    return ids.length;
  });
}

async function idsOf(session: Session, collection: string, filter: object, limit: number): Promise<unknown[]> {
  const some = await collectionOf(collection)
    .find(filter, { projection: { _id: 1 }, limit, session })
    .toArray();
  return some.map(({ _id }) => _id);
}

const removeThem = (session: Session, collection: string, filter: object) => collectionOf(collection).deleteMany(filter, { session });

/** The guard of every chunk: nothing is removed but under a purge that was begun and is not done. */
async function countIn(session: Session, year: number, name: string, removed: number): Promise<void> {
  const counted = await Campaigns.updateOne(
    { _id: year, state: 'archived', 'purge.startedAt': { $type: 'date' }, 'purge.doneAt': null },
    { $inc: { [`purge.counts.${name}`]: removed } },
    { session },
  );
  if (counted.modifiedCount !== 1) throw new Error(`campaign ${year} is not being purged`);
}
