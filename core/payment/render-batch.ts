import type { PayableKind } from '../forfait/payable.model.ts';
import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import { type PaymentLine, PaymentLines } from './payment-line.model.ts';
import { paymentTxt, type TxtPayment } from './payment-txt.rules.ts';
import { READ_AT_ONCE } from './pending-payables.ts';

export interface RenderedBatch {
  bytes: Buffer;
  lines: number;
  totalCents: Cents;
}

/** The file of a batch: a pure function of its frozen lines, in their order. */
export async function renderBatch(batch: { _id: string; kind: PayableKind }, session?: Session): Promise<RenderedBatch> {
  const payments: TxtPayment[] = [];
  let totalCents = 0;
  const lines = PaymentLines.collection
    .find<PaymentLine>({ batchId: batch._id }, { session })
    .sort({ position: 1 })
    .batchSize(READ_AT_ONCE);
  for await (const line of lines) {
    totalCents += line.amount;
    payments.push(txtPayment(line, batch.kind));
  }
  return { bytes: paymentTxt(payments), lines: payments.length, totalCents };
}

const txtPayment = (line: PaymentLine, kind: PayableKind): TxtPayment => ({
  source: line.payableId,
  kind,
  matricule: line.matricule,
  sias: line.sias,
  tiersi: line.tiersi,
  rang: line.rang,
  year: line.campaign,
  amount: line.amount,
});
