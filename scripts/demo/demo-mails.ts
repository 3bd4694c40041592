/** The letters of the demo: what they carry is used here, and none leaves, for nobody lives at these addresses. */
import { withoutSecrets } from '#core/mail/letter-secrets.rules.ts';
import type { LetterData, LetterKind } from '#core/shared/letters.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';

const AT_ONCE = 500;

/** What the latest letter of a kind says to somebody: the person who opens the mail. @throws Error when there is none. */
export async function readLetter<K extends LetterKind>(kind: K, about: string): Promise<LetterData[K]> {
  const found = await Outbox.findOne({ about, 'letter.kind': kind }).sort({ postedAt: -1, nextAt: -1 }).lean<OutboxLetter>();
  if (!found) throw new Error(`no letter ${kind} in the outbox`);
  return found.letter.data as LetterData[K];
}

/** Last part of the link in a letter: its token. */
export const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);

/** Marks the letters as sent, without their secrets. Those to `kept` go on waiting: they show in the local mailbox. */
export async function settleLetters(kept: readonly string[] = []): Promise<void> {
  for (;;) {
    const some = await Outbox.find({ state: 'pending', about: { $nin: kept } }, { letter: 1, postedAt: 1 })
      .limit(AT_ONCE)
      .lean<OutboxLetter[]>();
    if (some.length === 0) return;
    await Outbox.bulkWrite(
      some.map(({ _id, letter, postedAt }) => ({
        updateOne: {
          filter: { _id, state: 'pending' },
          update: { $set: { state: 'sent', sentAt: postedAt, letter: withoutSecrets(letter) } },
        },
      })),
    );
  }
}
