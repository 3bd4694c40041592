/** The reconciliation on what was undone (R-QR-06) and rejected by SIAS (R-PAY-06): it must see each lie about them. */
import type { Model } from 'mongoose';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { PaymentLines } from '#core/payment/payment-line.model.ts';
import { recordSiasRejection } from '#core/payment/record-sias-rejection.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { askUndo } from '#core/voucher/undo-ask.ts';
import { decideUndo } from '#core/voucher/undo-decide.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { validatedVouchers } from '../../factories/payables.ts';
import { aScheme, at, byFamily, byPartner, bySystem, LINA, MATRICULE, YEAR } from '../../factories/scheme.ts';

useDatabase();
const NIGHT = '2026-11-30T18:00:00Z';
const act = bySystem(NIGHT);
let undone: string;
let rejected: string;

beforeAll(async () => {
  await emptyDatabase();
  const { judo } = await aScheme();
  undone = (await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: judo, amount: 4000 })).code;
  await validateVoucher(byPartner('u'), { code: undone, partnerId: judo });
  const { undo } = await askUndo(act, { code: undone, reason: 'erreur' });
  await decideUndo(bySystem(NIGHT, 'second'), { undo, accept: true, reason: 'oui' });
  [rejected] = (await validatedVouchers({ count: 2, partnerId: judo })) as [string];
  await generateBatch(act, { kind: 'partners' });
  await downloadBatch(act, '2026-001');
  await markProcessed(act, { batch: '2026-001' });
  await recordSiasRejection(act, { line: '2026-001:1', reason: 'compte clos' });
});

const failing = async (): Promise<string[]> =>
  (await reconcile(at(NIGHT))).checks.flatMap(({ name, differences }) => differences.map(({ id }) => `${name.slice(0, 2)} ${id}`));

/** Changes or removes one document behind the back of every guard, looks, and puts it back. */
async function tampered<T>({ collection }: Model<T>, filter: object, change: object | null): Promise<string[]> {
  const before = (await collection.findOne(filter as never))!;
  const bypass = { bypassDocumentValidation: true };
  if (change) await collection.updateOne({ _id: before._id }, { $set: change } as never, bypass);
  else await collection.deleteOne({ _id: before._id });
  const found = await failing();
  await collection.replaceOne({ _id: before._id }, before as never, { ...bypass, upsert: true });
  return found;
}

afterEach(async () => expect(await failing()).toEqual([]));

test('R-PAY-05: R2 voit un montant resté consommé après une annulation', async () => {
  const id = `${YEAR}:${LINA}`;
  expect(await tampered(Forfaits, { _id: id }, { available: 11_000, used: 4000 })).toEqual([`R2 ${id}`]);
});

test('R-PAY-05: R3 voit une annulation dont la somme est encore due, et une somme annulée dont le QR code compte encore', async () => {
  expect(await tampered(Payables, { _id: `QR:${undone}` }, { state: 'held' })).toContain(`R3 QR:${undone}`);
  expect(await tampered(Vouchers, { _id: undone }, { undoneAt: null })).toContain(`R3 QR:${undone}`);
});

test('R-PAY-05: R4 voit une ligne rejetée restée en vigueur, et une somme rejetée restée payée', async () => {
  expect(await tampered(PaymentLines, { _id: '2026-001:1' }, { live: true })).toEqual([`R4 ${rejected}`]);
  expect(await tampered(Payables, { _id: rejected }, { state: 'paid', batchId: '2026-001' })).toEqual([`R4 ${rejected}`]);
});

test('R-PAY-05: R7 voit une annulation ou un rejet sans événement, et un événement sans rejet', async () => {
  expect(await tampered(AuditEvents, { kind: 'voucher.undone' }, null)).toEqual([`R7 ${undone}`]);
  expect(await tampered(AuditEvents, { kind: 'payment.lineRejected' }, null)).toContain('R7 2026-001:1');
  expect(await tampered(PaymentLines, { _id: '2026-001:1' }, { rejected: null })).toContain('R7 2026-001:1');
});
