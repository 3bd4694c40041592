import { realNow } from '../shared/clock.ts';
import { leaseEnd } from './claim-lines.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';

/** Takes a batch whose generator has gone silent, with a higher fence. @returns it, or null when its generator lives or somebody else took it. */
export async function takeOver(batch: Pick<PaymentBatch, '_id' | 'fence'>): Promise<PaymentBatch | null> {
  return PaymentBatches.findOneAndUpdate(
    { _id: batch._id, fence: batch.fence, state: 'generating', leaseUntil: { $lt: realNow() } },
    { $inc: { fence: 1 }, $set: { leaseUntil: leaseEnd() } },
    { returnDocument: 'after' },
  ).lean<PaymentBatch>();
}
