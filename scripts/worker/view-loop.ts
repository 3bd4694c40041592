import { endLapsedViews } from '#core/family/family-view.ts';
import { now } from '#core/shared/clock.ts';
import { withLease } from '#core/shared/lease.ts';
import type { Loop } from './loop.ts';

/** Records the end of agents' views of a family whose 15 minutes are over (R-EXT-03). */
export const viewLoop = (holder: string): Loop => ({
  name: 'views',
  idleMs: 10_000,
  async turn() {
    await withLease('family-views', holder, 30_000, () => endLapsedViews(now()));
    return false;
  },
});
