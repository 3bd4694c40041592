import { createHash } from 'node:crypto';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import type { Session } from '../shared/database.ts';
import type { Hold } from './claim-lines.ts';
import { type BatchView, viewOf } from './find-batch.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';
import { renderBatch } from './render-batch.ts';
import { refuseLostBatch } from './refuse-lost-batch.ts';
import { storeFile } from './stored-file.ts';

/**
 * Freezes a batch inside the caller's transaction: counts its lines again, writes its bytes once with their sha256.
 * @throws Refusal LOT_EN_COURS or LOT_ETAT (409) when it was taken over; Error when its lines are not those it counted.
 */
export async function freezeBatch(session: Session, act: Act, hold: Hold): Promise<BatchView> {
  const { bytes, lines, totalCents } = await renderBatch(hold, session);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const frozen = await PaymentBatches.findOneAndUpdate(
    { _id: hold._id, fence: hold.fence, state: 'generating' },
    { $set: { state: 'generated', sha256, generatedAt: act.at, leaseUntil: null } },
    { session, returnDocument: 'after' },
  ).lean<PaymentBatch>();
  if (!frozen) return refuseLostBatch(session, hold);
  if (frozen.lines !== lines || frozen.totalCents !== totalCents)
    throw new Error(`batch ${hold._id}: counted ${frozen.lines} lines, found ${lines}`);
  await storeFile(session, hold._id, bytes);
  await recordEvent(session, act, {
    kind: 'payment.generated',
    object: { type: 'paymentBatch', id: hold._id },
    campaign: hold.campaign,
    before: { state: 'generating' },
    after: { state: 'generated', kind: hold.kind, agent: frozen.agent, lines, totalCents, sha256 },
  });
  return viewOf(frozen);
}
