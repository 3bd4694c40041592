import { actNow, system } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { Outbox, type OutboxLetter } from '../shared/outbox.model.ts';
import type { Outcome } from './delivery.rules.ts';
import { statusIn } from './failures/failure-reason.rules.ts';
import { recordFailure } from './failures/record-failure.ts';
import { withoutSecrets } from './letter-secrets.rules.ts';

/**
 * Writes what became of a letter that was not simply sent, under the claim it was taken with; a refusal goes to the list of failures
 * with it. A letter meanwhile called ambiguous learns the truth here; one taken by another worker is left alone.
 * Once it is over, links and passwords leave the outbox.
 */
export async function settleLetter(held: OutboxLetter, outcome: Exclude<Outcome, { state: 'sent' }>): Promise<void> {
  if (outcome.state !== 'failed') return void (await write(held, outcome));
  await inTransaction(async (session) => {
    if (!(await write(held, outcome, session))) return;
    const { code, permanent } = outcome.refused;
    const status = statusIn(outcome.failure);
    await recordFailure(session, actNow(system('courriels')), held, {
      origin: 'refused',
      permanent,
      status,
      code,
      words: outcome.failure,
    });
  });
}

/** @returns whether the letter was still this claim's. */
async function write(held: OutboxLetter, outcome: Outcome, session?: Session): Promise<boolean> {
  const written = await Outbox.updateOne(
    { _id: held._id, claim: held.claim ?? null, state: { $in: ['sending', 'handing', 'ambiguous'] } },
    {
      $set: { ...changes(outcome), leaseUntil: null, ...(outcome.state === 'pending' ? {} : { letter: withoutSecrets(held.letter) }) },
    },
    session ? { session } : {},
  );
  return written.matchedCount === 1;
}

function changes(outcome: Outcome): Partial<OutboxLetter> {
  if (outcome.state === 'pending') return { state: 'pending', nextAt: outcome.nextAt, failure: outcome.failure };
  return { state: outcome.state, failure: outcome.state === 'sent' ? null : outcome.failure };
}
