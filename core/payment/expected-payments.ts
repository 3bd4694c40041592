/** When the payments of a family's operations are expected (promise line). Reads the latest batches, whatever the campaign; writes nothing. */
import type { FamilyOperation } from '../depense/family-operation.rules.ts';
import type { PayableKind } from '../forfait/payable.model.ts';
import { dayOf } from '../shared/days.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';
import { type ExpectedPayment, expectedPayment, paymentRhythm } from './payment-rhythm.rules.ts';

/** Enough to see a rhythm, few enough to follow a change of it. */
const LATEST = 8;
const KINDS: Record<FamilyOperation['kind'], PayableKind> = { qr: 'partners', depense: 'families' };

type KnownBatch = Pick<PaymentBatch, '_id' | 'cutoff' | 'paidOn'>;

/** An operation, and when its money is expected; null: nothing is owed, it is held back, or the past says nothing yet. */
export type Promised = FamilyOperation & { expected: ExpectedPayment | null };

/** @param at business time. @returns the same operations, in the same order. */
export async function withPromises(operations: readonly FamilyOperation[], at: Date): Promise<Promised[]> {
  const kinds = [...new Set(operations.filter(isAwaited).map(({ kind }) => kind))];
  const known = new Map(await Promise.all(kinds.map(async (kind) => [kind, await latestBatches(KINDS[kind])] as const)));
  return operations.map((each) => ({ ...each, expected: isAwaited(each) ? expected(each, known.get(each.kind) ?? [], at) : null }));
}

/** Owed, not paid yet, and nothing stands in its way. */
const isAwaited = ({ state, held }: FamilyOperation): boolean => !held && ['validated', 'approved', 'batched'].includes(state);

function expected({ batchId }: FamilyOperation, batches: readonly KnownBatch[], at: Date): ExpectedPayment | null {
  const rhythm = paymentRhythm(batches.map(({ cutoff, paidOn }) => ({ madeOn: dayOf(cutoff), paidOn })));
  const own = batches.find(({ _id }) => _id === batchId);
  if (!rhythm || (batchId !== null && !own)) return null;
  return expectedPayment(rhythm, { batchedOn: own ? dayOf(own.cutoff) : null, today: dayOf(at) });
}

const latestBatches = (kind: PayableKind): Promise<KnownBatch[]> =>
  PaymentBatches.find({ kind, state: { $in: ['generated', 'downloaded', 'processed'] } }, { cutoff: 1, paidOn: 1 })
    .sort({ cutoff: -1 })
    .limit(LATEST)
    .lean<KnownBatch[]>();
