import { isDuplicate } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { type Throttle, Throttles } from './access.model.ts';

/**
 * Counts one try of something within a window. `at` is business time.
 * @throws Refusal TROP_D_ESSAIS (429) once `max` tries were counted in the window, until it ends.
 */
export async function countTry(at: Date, key: string, limit: { max: number; minutes: number }): Promise<void> {
  const counted = await bump(at, key, limit.minutes);
  if (counted.count > limit.max) throw tooMany(counted, at);
}

/** @throws Refusal TROP_D_ESSAIS (429) when the window, read by the caller, is already full; counts nothing. */
export function refuseIfFull(window: Throttle | undefined, max: number, at: Date): void {
  if (window && window.until > at && window.count >= max) throw tooMany(window, at);
}

async function bump(at: Date, key: string, minutes: number): Promise<Throttle> {
  const fresh = { $lte: [{ $ifNull: ['$until', at] }, at] };
  const update = [
    {
      $set: {
        count: { $cond: [fresh, 1, { $add: ['$count', 1] }] },
        until: { $cond: [fresh, new Date(at.getTime() + minutes * 60_000), '$until'] },
      },
    },
  ];
  const options = { upsert: true, returnDocument: 'after' } as const;
  try {
    return (await Throttles.findOneAndUpdate({ _id: key }, update, options).lean<Throttle>())!;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await Throttles.findOneAndUpdate({ _id: key }, update, options).lean<Throttle>())!;
  }
}

function tooMany(window: Throttle, at: Date) {
  const seconds = Math.max(1, Math.ceil((window.until.getTime() - at.getTime()) / 1000));
  return refuse('TROP_D_ESSAIS', { minutes: Math.ceil(seconds / 60) }, { retryAfter: seconds });
}
