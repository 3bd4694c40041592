import { formatCount } from '#core/shared/french.ts';
import { say } from './say.ts';

const STEP = 0.1;

/** Says each tenth of a long step, for a person who waits. */
export function progressOn(what: string): (progress: { done: number; total: number }) => void {
  let next = STEP;
  return ({ done, total }) => {
    if (total === 0 || done / total < next) return;
    next = Math.floor(done / total / STEP) * STEP + STEP;
    say(`${formatCount(done)} ${what} sur ${formatCount(total)}…`);
  };
}
