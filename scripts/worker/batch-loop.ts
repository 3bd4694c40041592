import { resumeBatches } from '#core/payment/resume-batches.ts';
import { actNow, system } from '#core/shared/author.ts';
import { withLease } from '#core/shared/lease.ts';
import type { Loop } from './loop.ts';

/** Takes over payment batches whose generation was cut short (R-PAY-04). */
export const batchLoop = (holder: string): Loop => ({
  name: 'batches',
  idleMs: 5000,
  async turn() {
    await withLease('batch-takeover', holder, 60_000, () => resumeBatches(actNow(system('reprise des lots'))));
    return false;
  },
});
