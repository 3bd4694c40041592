import { createHash } from 'node:crypto';
import { typo } from '../../shared/french.ts';
import { FILE_STATES } from '../batch-states.rules.ts';
import { parsePaymentTxt, type TxtDetail } from '../parse-payment-txt.rules.ts';
import { type PaymentBatch, PaymentBatches } from '../payment-batch.model.ts';
import { type PaymentLine, PaymentLines } from '../payment-line.model.ts';
import { readStoredFile } from '../stored-file.ts';
import type { Check, Difference } from './check.ts';
import type { ReadSnapshot } from './snapshot.ts';

/** R5: totals of a batch = sum of its lines = sum of its file read back, line by line; sha256 equal; numbers without a gap. */
export async function checkBatches(read: ReadSnapshot): Promise<Check> {
  const differences: Difference[] = [];
  let [left, right] = [0, 0];
  const next = new Map<number, number>();
  for await (const batch of read<PaymentBatch>(PaymentBatches, [{ $sort: { campaign: 1, number: 1 } }])) {
    const expected = next.get(batch.campaign) ?? 1;
    if (batch.number !== expected) differences.push({ id: batch._id, detail: `numéro ${batch.number} au lieu de ${expected}` });
    next.set(batch.campaign, batch.number + 1);
    const { totalCents, details } = await checkBatch(read, batch);
    left += batch.totalCents;
    right += totalCents;
    differences.push(...details.map((detail) => ({ id: batch._id, detail })));
  }
  return { name: 'R5 lots, lignes et fichiers TXT', left, right, differences };
}

/** A batch without a file has lines only: being generated, or cancelled before it was frozen. */
async function checkBatch(read: ReadSnapshot, batch: PaymentBatch): Promise<{ totalCents: number; details: string[] }> {
  const file = batch.sha256 === null ? null : await readFile(batch._id, batch.sha256);
  const details = [...(file?.details ?? [])];
  if (!file && FILE_STATES.includes(batch.state)) details.push('fichier manquant');
  let [lines, totalCents] = [0, 0];
  for await (const line of read<PaymentLine>(PaymentLines, [{ $match: { batchId: batch._id } }, { $sort: { position: 1 } }])) {
    if (file && !sameLine(line, file.payments[lines]))
      details.push(typo(`ligne ${line.position} : le fichier dit autre chose que ${line.payableId}`));
    lines++;
    totalCents += line.amount;
  }
  if (lines !== batch.lines || totalCents !== batch.totalCents)
    details.push(typo(`lot : ${batch.lines} lignes, ${batch.totalCents} centimes ; lignes : ${lines}, ${totalCents} centimes`));
  if (file && (file.payments.length !== lines || file.totalCents !== totalCents))
    details.push(typo(`fichier : ${file.payments.length} lignes, ${file.totalCents} centimes ; lignes : ${lines}, ${totalCents} centimes`));
  return { totalCents: file?.totalCents ?? totalCents, details: details.slice(0, 100) };
}

async function readFile(batchId: string, sha256: string): Promise<{ payments: TxtDetail[]; totalCents: number; details: string[] }> {
  const bytes = await readStoredFile(batchId);
  const details =
    createHash('sha256').update(bytes).digest('hex') === sha256 ? [] : ['l’empreinte sha256 du fichier n’est pas celle du lot'];
  try {
    const { details: payments, totalCents } = parsePaymentTxt(bytes);
    return { payments, totalCents, details };
  } catch (error) {
    return { payments: [], totalCents: 0, details: [...details, `fichier illisible, ${(error as Error).message}`] };
  }
}

const sameLine = (line: PaymentLine, written: TxtDetail | undefined): boolean =>
  written?.matricule === line.matricule &&
  written.sias === line.sias &&
  written.tiersi === (line.tiersi ?? '0000000') &&
  written.rang === (line.rang ?? '0000') &&
  written.year === line.campaign &&
  written.amount === line.amount;
