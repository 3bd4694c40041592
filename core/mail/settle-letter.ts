import { Outbox, type OutboxLetter } from '../shared/outbox.model.ts';
import type { Outcome } from './delivery.rules.ts';
import { withoutSecrets } from './letter-secrets.rules.ts';

/**
 * Writes what became of a letter, under the fence it was taken with. A letter meanwhile called ambiguous learns the truth here;
 * one taken by another worker is left alone. Once it is over, links and passwords leave the outbox.
 */
export async function settleLetter(held: OutboxLetter, outcome: Outcome, at: Date): Promise<void> {
  await Outbox.updateOne(
    { _id: held._id, fence: held.fence, state: { $in: ['sending', 'handing', 'ambiguous'] } },
    {
      $set: { ...changes(outcome, at), leaseUntil: null, ...(outcome.state === 'pending' ? {} : { letter: withoutSecrets(held.letter) }) },
    },
  );
}

function changes(outcome: Outcome, at: Date): Partial<OutboxLetter> {
  if (outcome.state === 'sent') return { state: 'sent', sentAt: at, failure: null };
  if (outcome.state === 'pending') return { state: 'pending', nextAt: outcome.nextAt, failure: outcome.failure };
  return { state: outcome.state, failure: outcome.failure };
}
