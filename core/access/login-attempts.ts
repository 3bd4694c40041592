/** The lock of R-FAM-03: frozen one hour at the fifth failure in a row, counted before the password is looked at. */
import { isDuplicate, type Session } from '../shared/database.ts';
import { formatHour } from '../shared/days.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { type LoginAttempt, LoginAttempts } from './access.model.ts';

export const MAX_FAILURES = 5;
export const FREEZE_MS = 3_600_000;

/** What the lock is called: of the password, or of an agent's second step. */
type Lock = 'COMPTE_GELE' | 'CODE_GELE';

/**
 * Counts one attempt as failed, in one conditional write: 100 at once count 5, whatever the processes.
 * Call `forgetFailures` when the password turns out right.
 * @returns the refusal to give if the password is wrong and this was the fifth; undefined before that.
 * @throws Refusal COMPTE_GELE or CODE_GELE (423) while frozen, unknown identifiers alike.
 */
export async function countAttempt(identifier: string, at: Date, lock: Lock = 'COMPTE_GELE'): Promise<Refusal | undefined> {
  const counted = await countUnlessFrozen(identifier, at);
  if (!counted) throw frozen((await LoginAttempts.findById(identifier).lean<LoginAttempt>())?.lockedUntil ?? at, at, lock);
  return counted.failures >= MAX_FAILURES ? frozen(counted.lockedUntil ?? at, at, lock) : undefined;
}

async function countUnlessFrozen(identifier: string, at: Date): Promise<LoginAttempt | null> {
  const failures = {
    $cond: [{ $lte: [{ $ifNull: ['$lockedUntil', new Date(8.64e15)] }, at] }, 1, { $add: [{ $ifNull: ['$failures', 0] }, 1] }],
  };
  try {
    return await LoginAttempts.findOneAndUpdate(
      { _id: identifier, $or: [{ lockedUntil: null }, { lockedUntil: { $lte: at } }] },
      [
        { $set: { failures } },
        { $set: { lockedUntil: { $cond: [{ $gte: ['$failures', MAX_FAILURES] }, new Date(at.getTime() + FREEZE_MS), null] } } },
      ],
      { upsert: true, returnDocument: 'after' },
    ).lean<LoginAttempt>();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const there = await LoginAttempts.findById(identifier).lean<LoginAttempt>();
    return there?.lockedUntil && there.lockedUntil > at ? null : countUnlessFrozen(identifier, at);
  }
}

/** The right password, or a reset through the mailed link: the count starts again from zero. */
export async function forgetFailures(identifier: string, session?: Session): Promise<void> {
  await LoginAttempts.deleteOne({ _id: identifier }, session ? { session } : {});
}

function frozen(until: Date, at: Date, lock: Lock): Refusal {
  const seconds = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000));
  return refuse(lock, { hour: formatHour(until), minutes: Math.ceil(seconds / 60) }, { retryAfter: seconds });
}
