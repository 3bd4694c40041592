import { realNow } from './clock.ts';
import { isDuplicate } from './database.ts';
import { type Lease, Leases } from './lease.model.ts';
import { log } from './log.ts';

export interface HeldLease {
  /** Put it in the filter of writes that must not come late. */
  fence: number;
  /** Aborted when the lease was lost: somebody else may be at work. */
  signal: AbortSignal;
}

const LONG_AGO = new Date(0);

/**
 * Runs `work` if nobody holds this job; the lease is renewed while it runs and given back at its end.
 * A holder that dies keeps the others out for `ms` of real time at most.
 * @returns what `work` returns, or null when somebody else holds it.
 */
export async function withLease<T>(name: string, holder: string, ms: number, work: (lease: HeldLease) => Promise<T>): Promise<T | null> {
  const fence = await take(name, holder, ms);
  if (fence === null) return null;
  const lost = new AbortController();
  const renewal = setInterval(() => void renew(name, fence, ms, lost), ms / 3).unref();
  try {
    return await work({ fence, signal: lost.signal });
  } finally {
    clearInterval(renewal);
    // The database may be gone just now: the lease then ends by itself.
    await Leases.updateOne({ _id: name, fence }, { $set: { until: LONG_AGO } }).catch(() => undefined);
  }
}

/** Whether somebody is at this job now. */
export const isLeaseHeld = async (name: string): Promise<boolean> =>
  (await Leases.exists({ _id: name, until: { $gt: realNow() } })) !== null;

async function take(name: string, holder: string, ms: number): Promise<number | null> {
  const at = realNow();
  try {
    const lease = await Leases.findOneAndUpdate(
      { _id: name, until: { $lte: at } },
      { $set: { holder, until: new Date(at.getTime() + ms) }, $inc: { fence: 1 } },
      { upsert: true, returnDocument: 'after' },
    ).lean<Lease>();
    return lease?.fence ?? null;
  } catch (error) {
    // Held: the filter does not match, and the upsert meets the document that is there.
    if (isDuplicate(error)) return null;
    throw error;
  }
}

async function renew(name: string, fence: number, ms: number, lost: AbortController): Promise<void> {
  try {
    const until = new Date(realNow().getTime() + ms);
    const renewed = await Leases.updateOne({ _id: name, fence, until: { $gt: realNow() } }, { $set: { until } });
    if (renewed.matchedCount === 0) lost.abort();
  } catch (error) {
    // Not reachable for now: tried again before the lease ends.
    log().warn({ lease: name, name: (error as Error).name }, 'lease not renewed');
  }
}
