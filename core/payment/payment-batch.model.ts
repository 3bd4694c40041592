/**
 * A batch: one generation of payments, its lines and its file (CCTP 6). This room owns `paymentBatches`, `paymentLines`, `paymentFiles`.
 * Amounts are cents. Invariants: one number a batch, without a gap in a campaign; one batch a kind is being generated at a time;
 * a payable is in one live line at most; from "generated" on, totals, bytes and what lines say never change.
 */
import type { PayableKind } from '../forfait/payable.model.ts';
import type { Cents } from '../shared/cents.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { CivilDay } from '../shared/days.ts';
import { BATCH_STATES, type BatchState } from './batch-states.rules.ts';

export interface BatchDownload {
  agent: string;
  at: Date;
}

export interface PaymentBatch {
  /** "2026-001". */
  _id: string;
  number: number;
  campaign: number;
  kind: PayableKind;
  state: BatchState;
  /** Business instant: what was due by then is in the batch, without a lower bound. */
  cutoff: Date;
  /** Who generated it: agent's code, or the name of a job. */
  agent: string;
  /** The hidden `cle` of the form that asked for it, under its agent: asked again, the same batch is the answer. */
  key: string | null;
  /** Rises at each taking over: a generator with an older one writes nothing any more. */
  fence: number;
  /** Real time until which its generator holds it; null once frozen. */
  leaseUntil: Date | null;
  /** Real time of its first transaction: what was pending before is in it (R6). */
  startedAt: Date;
  lines: number;
  totalCents: Cents;
  /** Of the file's bytes, in hexadecimal; null until frozen. */
  sha256: string | null;
  fileName: string;
  generatedAt: Date | null;
  downloadedAt: Date | null;
  processedAt: Date | null;
  cancelledAt: Date | null;
  /** The first, then each reprise. */
  downloads: BatchDownload[];
  cancelReason: string | null;
  /** The day the money was paid, not that of the click (R-PAY-03). */
  paidOn: CivilDay | null;
}

export const PaymentBatches = defineModel<PaymentBatch>('PaymentBatch', 'paymentBatches', {
  _id: String,
  number: Number,
  campaign: Number,
  kind: String,
  state: String,
  cutoff: Date,
  agent: String,
  key: String,
  fence: Number,
  leaseUntil: Date,
  startedAt: Date,
  lines: Number,
  totalCents: Number,
  sha256: String,
  fileName: String,
  generatedAt: Date,
  downloadedAt: Date,
  processedAt: Date,
  cancelledAt: Date,
  downloads: [{ _id: false, agent: String, at: Date }],
  cancelReason: String,
  paidOn: String,
});

export const paymentBatchSpec: CollectionSpec = {
  name: 'paymentBatches',
  validator: {
    state: { $in: [...BATCH_STATES] },
    kind: { $in: ['partners', 'families'] },
    number: { $type: 'int', $gt: 0 },
    fence: { $type: 'int', $gt: 0 },
    lines: { $type: 'int', $gte: 0 },
    totalCents: { $type: 'number', $gte: 0 },
  },
  indexes: [
    { key: { campaign: 1, number: 1 }, unique: true },
    { key: { campaign: 1, kind: 1 }, unique: true, where: { state: 'generating' } },
    // The latest batches of a kind: the rhythm that families are told.
    { key: { kind: 1, cutoff: -1 } },
    { key: { agent: 1, key: 1 }, unique: true, where: { key: { $type: 'string' } } },
  ],
};
