/** The letter's lease: taken in numbers under a claim and a fence, passed to the server once, taken over when its holder died. Real time. */
import { newId } from '../shared/identifiers.ts';
import { Outbox, type OutboxLetter } from '../shared/outbox.model.ts';
import { LOST_WHILE_HANDED } from './delivery.rules.ts';
import { withoutSecrets } from './letter-secrets.rules.ts';

/** Longer than a conversation with a slow server; a worker that dies keeps its letters this long. */
const LEASE_MS = 120_000;
/** A letter that waited in our hands this long is not begun: its conversation could outlive the lease. */
const START_BEFORE_MS = 60_000;

type Held = Pick<OutboxLetter, '_id' | 'claim'>;

export interface Wanted {
  limit: number;
  /** Campaigns of mails that are being sent: no other one's letters are taken. */
  mailings: readonly string[];
  /** Domains that had their letters of this minute. */
  fullDomains: readonly string[];
}

export const leaseFrom = (at: Date): Date => new Date(at.getTime() + LEASE_MS);

/** Whether a conversation begun now ends before the lease, in all likelihood. */
export const mayStart = ({ leaseUntil }: Pick<OutboxLetter, 'leaseUntil'>, at: Date): boolean =>
  leaseUntil !== null && leaseUntil.getTime() - at.getTime() > LEASE_MS - START_BEFORE_MS;

/** Takes the letters that wait longest: those that somebody expects first, then those of campaigns. Empty: none is due. */
export async function claimLetters(at: Date, { limit, mailings, fullDomains }: Wanted): Promise<OutboxLetter[]> {
  const domain = fullDomains.length > 0 ? { domain: { $nin: fullDomains } } : {};
  const ordinary = await claimAmong({ mailing: null, ...domain }, at, limit);
  if (ordinary.length === limit || mailings.length === 0) return ordinary;
  return [...ordinary, ...(await claimAmong({ mailing: { $in: mailings }, ...domain }, at, limit - ordinary.length))];
}

/** What another worker takes between the look and the taking is left to it, and others are looked for. */
async function claimAmong(among: object, at: Date, limit: number): Promise<OutboxLetter[]> {
  const due = { ...among, state: 'pending', nextAt: { $lte: at } };
  for (;;) {
    // Named: the planner at times prefers to read and sort all that wait, forty times slower for a whole campaign.
    const seen = await Outbox.find(due, { _id: 1 })
      .sort({ nextAt: 1 })
      .limit(limit)
      .hint({ mailing: 1, nextAt: 1 })
      .lean<Pick<OutboxLetter, '_id'>[]>();
    if (seen.length === 0) return [];
    const ids = seen.map((each) => each._id);
    const claim = newId();
    const taken = await Outbox.updateMany(
      { _id: { $in: ids }, state: 'pending', nextAt: { $lte: at } },
      { $set: { state: 'sending', leaseUntil: leaseFrom(at), claim }, $inc: { fence: 1, attempts: 1 } },
    );
    if (taken.modifiedCount > 0)
      return Outbox.find({ _id: { $in: ids }, claim })
        .sort({ nextAt: 1 })
        .lean<OutboxLetter[]>();
  }
}

/** Gives letters back that were not tried: they wait as before. */
export async function releaseLetters(letters: readonly Held[]): Promise<void> {
  for (const [claim, ids] of byClaim(letters))
    await Outbox.updateMany(
      { _id: { $in: ids }, claim, state: 'sending' },
      { $set: { state: 'pending', leaseUntil: null }, $inc: { attempts: -1 } },
    );
}

/** The ids of letters by the claim that holds them: the same letter may have been taken twice. */
export function byClaim(letters: readonly Held[]): Map<string | null, string[]> {
  const ids = new Map<string | null, string[]>();
  for (const { _id, claim = null } of letters) ids.set(claim, [...(ids.get(claim) ?? []), _id]);
  return ids;
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
