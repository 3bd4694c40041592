/** Steps of the model test about payments: held, released, undone, paid in a batch, rejected by SIAS. */
import fc from 'fast-check';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { type PaymentLine, PaymentLines } from '#core/payment/payment-line.model.ts';
import { recordSiasRejection } from '#core/payment/record-sias-rejection.ts';
import { releaseLine } from '#core/payment/release-line.ts';
import { askUndo } from '#core/voucher/undo-ask.ts';
import { decideUndo } from '#core/voucher/undo-decide.ts';
import { bySystem } from './scheme.ts';

export type MoneyStep = { do: 'hold' | 'release' | 'undo' | 'reject'; voucher: number } | { do: 'pay' };

export const isMoney = <Step extends { do: string }>(step: Step | MoneyStep): step is MoneyStep =>
  ['hold', 'release', 'undo', 'reject', 'pay'].includes(step.do);

export const moneyStep: fc.Arbitrary<MoneyStep> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('hold', 'release', 'undo', 'reject'), voucher: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'pay' as const }) },
);

/** Does a step on the real scheme; `codes` are the vouchers in the order they were made. */
export async function runMoney(step: MoneyStep, codes: readonly { code: string }[]): Promise<unknown> {
  if (step.do === 'pay') return payAll();
  const { code } = codes[step.voucher]!;
  const wanted = { payable: `QR:${code}`, reason: 'essai' };
  if (step.do === 'hold') return holdLine(bySystem(), wanted);
  if (step.do === 'release') return releaseLine(bySystem(), wanted);
  if (step.do === 'reject') return rejectLast(wanted.payable);
  const { undo } = await askUndo(bySystem(undefined, 'premier'), { code, reason: 'essai' });
  return decideUndo(bySystem(undefined, 'second'), { undo, accept: true, reason: 'essai' });
}

async function payAll(): Promise<void> {
  const { batch } = await generateBatch(bySystem(), { kind: 'partners' });
  await downloadBatch(bySystem(), batch);
  await markProcessed(bySystem(), { batch });
}

async function rejectLast(payableId: string): Promise<unknown> {
  const lines = await PaymentLines.find({ payableId }).sort({ batchId: 1 }).lean<PaymentLine[]>();
  return recordSiasRejection(bySystem(), { line: lines.at(-1)?._id ?? 'aucune', reason: 'essai' });
}
