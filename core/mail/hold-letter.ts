/** The letter's lease: taken with a fence, passed to the server once, taken over when its holder died. Real time. */
import { Outbox, type OutboxLetter } from '../shared/outbox.model.ts';
import { LOST_WHILE_HANDED } from './delivery.rules.ts';
import { withoutSecrets } from './letter-secrets.rules.ts';

/** Longer than a conversation with a slow server; a worker that dies keeps its letters this long. */
const LEASE_MS = 120_000;

const leaseFrom = (at: Date): Date => new Date(at.getTime() + LEASE_MS);

/** Takes the letter that waits longest. @returns null when none is due. */
export async function takeLetter(at: Date): Promise<OutboxLetter | null> {
  return Outbox.findOneAndUpdate(
    { state: 'pending', nextAt: { $lte: at } },
    { $set: { state: 'sending', leaseUntil: leaseFrom(at) }, $inc: { fence: 1, attempts: 1 } },
    { sort: { nextAt: 1 }, returnDocument: 'after' },
  ).lean<OutboxLetter>();
}

/**
 * Says, just before the final dot, that the server is about to have it. From here on silence means "maybe".
 * @throws when the lease was lost meanwhile: the letter must not leave from here.
 */
export async function markHanding(held: Pick<OutboxLetter, '_id' | 'fence'>, at: Date): Promise<void> {
  const marked = await Outbox.updateOne(
    { _id: held._id, fence: held.fence, state: 'sending' },
    { $set: { state: 'handing', leaseUntil: leaseFrom(at) } },
  );
  if (marked.matchedCount === 0) throw new Error('lease lost');
}

/** Letters of workers that died: not yet handed over, they wait again; else nobody knows, and they are not sent twice. */
export async function takeOverLetters(at: Date): Promise<void> {
  await Outbox.updateMany({ state: 'sending', leaseUntil: { $lte: at } }, { $set: { state: 'pending', nextAt: at, leaseUntil: null } });
  for (const lost of await Outbox.find({ state: 'handing', leaseUntil: { $lte: at } }).lean<OutboxLetter[]>()) {
    await Outbox.updateOne(
      { _id: lost._id, fence: lost.fence, state: 'handing' },
      { $set: { state: 'ambiguous', leaseUntil: null, failure: LOST_WHILE_HANDED, letter: withoutSecrets(lost.letter) } },
    );
  }
}
