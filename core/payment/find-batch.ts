import type { PayableKind } from '../forfait/payable.model.ts';
import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import type { BatchState } from './batch-states.rules.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';

/** What use-cases answer about a batch (contract: `payments`). */
export interface BatchView {
  batch: string;
  kind: PayableKind;
  state: BatchState;
  lines: number;
  totalCents: Cents;
  fileName: string;
  sha256: string | null;
}

/** @throws Refusal LOT_INCONNU (404). */
export async function findBatch(batch: string, session?: Session): Promise<PaymentBatch> {
  const found = await PaymentBatches.findById(batch)
    .session(session ?? null)
    .lean<PaymentBatch>();
  if (!found) throw refuse('LOT_INCONNU', { batch });
  return found;
}

export const viewOf = ({ _id, kind, state, lines, totalCents, fileName, sha256 }: PaymentBatch): BatchView => ({
  batch: _id,
  kind,
  state,
  lines,
  totalCents,
  fileName,
  sha256,
});
