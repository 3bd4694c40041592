/** The two writes of every letter that goes well, many letters at a time and both in one: "about to be handed over", "sent". */
import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import { byClaim, leaseFrom } from '../hold-letter.ts';
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

interface Entry {
  step: 'handing' | 'sent';
  letter: OutboxLetter;
}

/** A letter at its final dot waits so long at most for those of the other lanes. */
const HANDING_PATIENCE_MS = 15;
/** Few enough letters are uncertain when a process dies, enough are written at a time. */
const SENT_PATIENCE_MS = 20;

/** @param clock real time. @param lanes letters under way at a time: once all are at their final dot, nobody else is to come. */
export function openLedger(clock: () => Date, lanes: number): Ledger {
  const note = gather<Entry>(
    (entries) => write(entries, clock()),
    (waiting) => patience(waiting, lanes),
  );
  const writing = new Set<Promise<unknown>>();
  const failures: unknown[] = [];
  return {
    async handing(letter) {
      if (!(await note({ step: 'handing', letter }))) throw new Error('lease lost');
    },
    sent(letter) {
      const noted = note({ step: 'sent', letter }).catch((error: unknown) => failures.push(error));
      writing.add(noted);
      void noted.then(() => writing.delete(noted));
    },
    async written() {
      await Promise.all(writing);
      if (failures.length > 0) throw failures[0];
    },
  };
}

function patience(waiting: readonly Entry[], lanes: number): number {
  const handing = waiting.filter(({ step }) => step === 'handing').length;
  if (handing === 0) return SENT_PATIENCE_MS;
  return handing >= lanes ? 0 : HANDING_PATIENCE_MS;
}

async function write(entries: readonly Entry[], at: Date): Promise<boolean[]> {
  const handing = entries.filter(({ step }) => step === 'handing').map(({ letter }) => letter);
  const sent = entries.filter(({ step }) => step === 'sent').map(({ letter }) => letter);
  const { matchedCount } = await Outbox.collection.bulkWrite([...handingWrites(handing, at), ...sentWrites(sent, at)] as never[], {
    ordered: false,
  });
  if (matchedCount === entries.length || handing.length === 0) return entries.map(() => true);
  const handed = await handedAmong(handing);
  return entries.map(({ step, letter }) => step === 'sent' || handed.has(keyOf(letter)));
}

const handingWrites = (letters: readonly OutboxLetter[], at: Date) =>
  [...byClaim(letters)].map(([claim, ids]) => ({
    updateMany: {
      filter: { _id: { $in: ids }, claim, state: 'sending' },
      update: { $set: { state: 'handing', leaseUntil: leaseFrom(at) } },
    },
  }));

function sentWrites(letters: readonly OutboxLetter[], at: Date) {
  const bySecret = new Map<string | undefined, OutboxLetter[]>();
  for (const each of letters) bySecret.set(secretOf(each.letter), [...(bySecret.get(secretOf(each.letter)) ?? []), each]);
  return [...bySecret].flatMap(([secret, some]) =>
    [...byClaim(some)].map(([claim, ids]) => ({
      updateMany: {
        filter: { _id: { $in: ids }, claim, state: { $in: ['sending', 'handing', 'ambiguous'] } },
        update: {
          $set: { state: 'sent', sentAt: at, failure: null, leaseUntil: null, ...(secret ? { [`letter.data.${secret}`]: '' } : {}) },
        },
      },
    })),
  );
}

/** Some letter was no longer ours: which ones still are. */
async function handedAmong(letters: readonly OutboxLetter[]): Promise<Set<string>> {
  const found = await Outbox.find({ _id: { $in: letters.map(({ _id }) => _id) }, state: 'handing' }, { claim: 1 }).lean<OutboxLetter[]>();
  return new Set(found.map(keyOf));
}

const keyOf = ({ _id, claim }: Pick<OutboxLetter, '_id' | 'claim'>): string => `${claim ?? null} ${_id}`;
