import type { Act } from './author.ts';
import { realNow } from './clock.ts';
import { insert, type Session } from './database.ts';
import { type Posting, outboxLetter } from './outbox-letter.ts';
import { Outbox } from './outbox.model.ts';

export type { Posting } from './outbox-letter.ts';

/** Puts a letter in the outbox, in the transaction of what it announces: no effect, no letter. */
export async function postLetter(session: Session, act: Act, posting: Posting): Promise<void> {
  await insert(Outbox, outboxLetter(posting, act.at, realNow()), session);
}
