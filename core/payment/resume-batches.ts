import type { Act } from '../shared/author.ts';
import { realNow } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { Refusal } from '../shared/refusals.ts';
import { finishBatch } from './finish-batch.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';
import { takeOver } from './take-over.ts';

/** The worker's round: finishes the batches whose generator died. @returns how many it finished. */
export async function resumeBatches(act: Act): Promise<number> {
  let finished = 0;
  for (const batch of await PaymentBatches.find({ state: 'generating', leaseUntil: { $lt: realNow() } }).lean<PaymentBatch[]>()) {
    const taken = await takeOver(batch);
    if (!taken) continue;
    try {
      await finishBatch(act, taken);
      finished++;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log().warn({ batch: batch._id, code: error.code }, 'batch not resumed');
    }
  }
  return finished;
}
