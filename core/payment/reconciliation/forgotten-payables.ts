import { type AuditEvent, AuditEvents } from '../../audit/audit-event.model.ts';
import { type Payable, Payables } from '../../forfait/payable.model.ts';
import { FILE_STATES } from '../batch-states.rules.ts';
import { type PaymentBatch, PaymentBatches } from '../payment-batch.model.ts';
import { type PaymentLine, PaymentLines } from '../payment-line.model.ts';
import { type Difference, MOST_DIFFERENCES } from './check.ts';
import { all, type ReadSnapshot } from './snapshot.ts';

/** A transaction lives 20 s and is tried for 10: what was recorded earlier than this before a batch, the batch saw. */
const COMMIT_MS = 30_000;
type Batch = Pick<PaymentBatch, '_id' | 'campaign' | 'kind' | 'cutoff' | 'startedAt'>;

/**
 * Pending payables that a later batch should have taken. A late commit, a payment held then released one given back by a
 * cancelled batch and one that SIAS rejected are pending rightly: what counts is when it became pending, in real time, against when the batch began.
 */
export async function forgottenPayables(read: ReadSnapshot): Promise<Difference[]> {
  const batches = await all(
    read<Batch>(PaymentBatches, [
      { $match: { state: { $in: FILE_STATES } } },
      { $project: { campaign: 1, kind: 1, cutoff: 1, startedAt: 1 } },
      { $sort: { startedAt: -1 } },
    ]),
  );
  const forgotten: Difference[] = [];
  for await (const payable of candidates(read, batches)) {
    const since = await pendingSince(read, payable);
    const missed = batches.find((batch) => shouldHold(batch, payable, since));
    if (missed) forgotten.push({ id: payable._id, detail: `en attente, oublié par le lot ${missed._id}` });
    if (forgotten.length === MOST_DIFFERENCES) break;
  }
  return forgotten;
}

const shouldHold = (batch: Batch, payable: Payable, since: Date | null): boolean =>
  batch.campaign === payable.campaign &&
  batch.kind === payable.kind &&
  batch.cutoff >= payable.dueAt &&
  (since === null || since.getTime() + COMMIT_MS < batch.startedAt.getTime());

/** Pending, and due by the last cut-off of their campaign and kind: few, or none. */
async function* candidates(read: ReadSnapshot, batches: readonly Batch[]): AsyncIterable<Payable> {
  const lastCutoffs = new Map<string, Batch>();
  for (const batch of batches) {
    const key = `${batch.campaign} ${batch.kind}`;
    const last = lastCutoffs.get(key);
    if (!last || last.cutoff < batch.cutoff) lastCutoffs.set(key, batch);
  }
  for (const { campaign, kind, cutoff } of lastCutoffs.values())
    yield* read<Payable>(Payables, [{ $match: { campaign, kind, state: 'pending', dueAt: { $lte: cutoff } } }]);
}

/** Real instant of the last event that made it pending; null when the journal knows none. */
async function pendingSince(read: ReadSnapshot, { _id }: Payable): Promise<Date | null> {
  const lines = await all(read<PaymentLine>(PaymentLines, [{ $match: { payableId: _id, live: false } }]));
  const source = _id.slice(_id.indexOf(':') + 1);
  const [last] = await all(
    read<AuditEvent>(AuditEvents, [
      {
        $match: {
          $or: [
            { 'object.id': source, kind: { $in: ['voucher.validated', 'depense.approved'] } },
            { 'object.id': _id, kind: 'payable.released' },
            { 'object.id': { $in: lines.map((line) => line.batchId) }, kind: 'payment.cancelled' },
            { 'object.id': { $in: lines.map((line) => line._id) }, kind: 'payment.lineRejected' },
          ],
        },
      },
      { $sort: { recordedAt: -1 } },
      { $limit: 1 },
    ]),
  );
  return last?.recordedAt ?? null;
}
