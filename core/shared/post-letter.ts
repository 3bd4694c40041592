import type { Act } from './author.ts';
import { realNow } from './clock.ts';
import { insert, type Session } from './database.ts';
import type { Letter } from './letters.ts';
import { Outbox } from './outbox.model.ts';

export interface Posting {
  /** Deterministic: what makes this letter unique. */
  id: string;
  letter: Letter;
  to: string;
  about: string;
  campaign: number | null;
}

/** Puts a letter in the outbox, in the transaction of what it announces: no effect, no letter. */
export async function postLetter(session: Session, act: Act, posting: Posting): Promise<void> {
  await insert(
    Outbox,
    {
      _id: posting.id,
      letter: posting.letter,
      to: posting.to,
      about: posting.about,
      campaign: posting.campaign,
      state: 'pending',
      attempts: 0,
      nextAt: realNow(),
      leaseUntil: null,
      fence: 0,
      postedAt: act.at,
      sentAt: null,
      failure: null,
    },
    session,
  );
}
