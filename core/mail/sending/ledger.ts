/** The two writes of every letter that goes well, many letters at a time: "about to be handed over", "sent". */
import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import { byClaim, type Held, leaseFrom } from '../hold-letter.ts';
import { secretOf } from '../letter-secrets.rules.ts';
import { gather } from './gather.ts';

export interface Ledger {
  /**
   * Says, just before the final dot, that the server is about to have it. From here on silence means "maybe".
   * @throws when the lease was lost meanwhile: the letter must not leave from here.
   */
  handing: (held: OutboxLetter) => Promise<void>;
  /**
   * The server took it. One meanwhile called ambiguous learns the truth here; links and passwords leave the outbox.
   * Nobody waits for this write before the next letter: many are written together. A process that dies before it leaves them uncertain.
   */
  sent: (held: OutboxLetter) => void;
  /** Once all that was sent is written. @throws what a write threw. */
  written: () => Promise<void>;
}

/** Few enough letters are uncertain when a process dies, enough are written at a time. */
const SENT_PAUSE_MS = 20;

/** @param clock real time. */
export function openLedger(clock: () => Date): Ledger {
  const handing = gather<OutboxLetter>((letters) => markHanding(letters, clock()));
  const sent = gather<OutboxLetter>((letters) => markSent(letters, clock()), SENT_PAUSE_MS);
  const writing = new Set<Promise<unknown>>();
  const failures: unknown[] = [];
  return {
    async handing(held) {
      if (!(await handing(held))) throw new Error('lease lost');
    },
    sent(held) {
      const write = sent(held).catch((error: unknown) => failures.push(error));
      writing.add(write);
      void write.then(() => writing.delete(write));
    },
    async written() {
      await Promise.all(writing);
      if (failures.length > 0) throw failures[0];
    },
  };
}

async function markHanding(letters: readonly Held[], at: Date): Promise<boolean[]> {
  const marked = new Set<string>();
  for (const [claim, ids] of byClaim(letters)) {
    const { matchedCount } = await Outbox.collection.updateMany(
      { _id: { $in: ids } as never, claim, state: 'sending' },
      { $set: { state: 'handing', leaseUntil: leaseFrom(at) } },
    );
    for (const id of matchedCount === ids.length ? ids : await handedUnder(ids, claim)) marked.add(`${claim} ${id}`);
  }
  return letters.map(({ _id, claim }) => marked.has(`${claim ?? null} ${_id}`));
}

async function handedUnder(ids: readonly string[], claim: string | null): Promise<string[]> {
  const found = await Outbox.find({ _id: { $in: ids }, claim, state: 'handing' }, { _id: 1 }).lean<{ _id: string }[]>();
  return found.map((each) => each._id);
}

async function markSent(letters: readonly OutboxLetter[], at: Date): Promise<boolean[]> {
  const bySecret = new Map<string | undefined, OutboxLetter[]>();
  for (const each of letters) bySecret.set(secretOf(each.letter), [...(bySecret.get(secretOf(each.letter)) ?? []), each]);
  for (const [secret, some] of bySecret)
    for (const [claim, ids] of byClaim(some))
      await Outbox.collection.updateMany(
        { _id: { $in: ids } as never, claim, state: { $in: ['sending', 'handing', 'ambiguous'] } },
        { $set: { state: 'sent', sentAt: at, failure: null, leaseUntil: null, ...(secret ? { [`letter.data.${secret}`]: '' } : {}) } },
      );
  return letters.map(() => true);
}
