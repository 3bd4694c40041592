import { formatInstant } from '../shared/days.ts';
import type { Session } from '../shared/database.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { BATCH_STATE_WORDS } from './batch-states.rules.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';

/** Says who is generating. */
export const busyRefusal = (batch: Pick<PaymentBatch, 'agent' | 'cutoff'>): Refusal =>
  refuse('LOT_EN_COURS', { agent: batch.agent, instant: formatInstant(batch.cutoff) });

/** Says in which state a batch is. */
export const stateRefusal = (batch: Pick<PaymentBatch, '_id' | 'state'>): Refusal =>
  refuse('LOT_ETAT', { batch: batch._id, state: BATCH_STATE_WORDS[batch.state] });

/** Our fence is old: somebody took the batch over, finished or cancelled it. @throws Refusal LOT_EN_COURS or LOT_ETAT (409), always. */
export async function refuseLostBatch(session: Session, { _id }: { _id: string }): Promise<never> {
  const batch = await PaymentBatches.findById(_id).session(session).lean<PaymentBatch>();
  if (!batch) throw refuse('LOT_INCONNU', { batch: _id });
  throw batch.state === 'generating' ? busyRefusal(batch) : stateRefusal(batch);
}
