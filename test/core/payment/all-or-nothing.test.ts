/** A change of a batch is whole or absent, whatever fails on the way; and the database refuses by itself what must never be. */
import mongoose from 'mongoose';
import { AuditEvents, auditSpecs } from '#core/audit/audit-event.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { cancelBatch } from '#core/payment/cancel-batch.ts';
import { claimLines } from '#core/payment/claim-lines.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { freezeBatch } from '#core/payment/freeze-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { type PaymentBatch, PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { PaymentFiles } from '#core/payment/payment-file.model.ts';
import { type PaymentLine, PaymentLines } from '#core/payment/payment-line.model.ts';
import { applySpec } from '#core/schema/apply-spec.ts';
import { inTransaction } from '#core/shared/database.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { validatedVouchers } from '../../factories/payables.ts';
import { aScheme, bySystem, type Scheme } from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

const agent = () => bySystem('2026-11-30T18:00:00Z');
const generate = () => generateBatch(agent(), { kind: 'partners' });
const batchOf = async (id: string) => (await PaymentBatches.findById(id).lean<PaymentBatch>())!;

test('R-PAY-01: la base elle-même refuse deux lignes en cours pour un paiement, deux lots en préparation, un numéro pris deux fois', async () => {
  await validatedVouchers({ count: 1, partnerId: scheme.judo });
  await generate();
  const line = (await PaymentLines.findOne().lean<PaymentLine>())!;
  const batch = await batchOf('2026-001');
  const insert = (model: typeof PaymentLines | typeof PaymentBatches, document: object) => model.collection.insertOne(document as never);
  await expect(insert(PaymentLines, { ...line, _id: 'x', position: 2 })).rejects.toMatchObject({ code: 11000 });
  await expect(insert(PaymentLines, { ...line, _id: 'x', live: false })).rejects.toMatchObject({ code: 11000 });
  await expect(insert(PaymentBatches, { ...batch, _id: 'x' })).rejects.toMatchObject({ code: 11000 });
  await insert(PaymentBatches, { ...batch, _id: 'y', number: 2, state: 'generating' });
  await expect(insert(PaymentBatches, { ...batch, _id: 'z', number: 3, state: 'generating' })).rejects.toMatchObject({ code: 11000 });
  await expect(insert(PaymentBatches, { ...batch, _id: 'z', number: 3, state: 'perdu' })).rejects.toMatchObject({ code: 121 });
});

/** Everything this room may change, as one text. */
async function everything(): Promise<string> {
  const collections = [PaymentBatches, PaymentLines, PaymentFiles, Payables, AuditEvents].map((model) => model.collection.name);
  const all = collections.map((name) => mongoose.connection.collection(name).find().sort({ _id: 1 }).toArray());
  return JSON.stringify(await Promise.all(all));
}

test('R-PAY-01: une tranche de lignes est prise en entier ou pas du tout', async () => {
  await validatedVouchers({ count: 1, partnerId: scheme.judo });
  await generate();
  await validatedVouchers({ count: 3, partnerId: scheme.judo, from: 20 });
  const hold = { ...(await batchOf('2026-001')), _id: '2026-002', number: 2, state: 'generating' as const, lines: 0 };
  await PaymentBatches.collection.insertOne(hold as never);
  const before = await everything();
  const claim = inTransaction(async (session) => {
    expect(await claimLines(session, hold)).toBe(3);
    throw new Error('panne');
  });
  await expect(claim).rejects.toThrow('panne');
  expect(await everything()).toBe(before);
});

test('R-EXT-04: chaque changement a son événement dans la même transaction : sans événement, pas de changement', async () => {
  const [journal] = auditSpecs;
  const [payable] = await validatedVouchers({ count: 2, partnerId: scheme.judo });
  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await everything();
    await applySpec({ ...journal!, validator: { kind: { $not: { $regex: '^pay' } } } });
    await expect(work()).rejects.toThrow('Document failed validation');
    expect(await everything()).toBe(before);
    await applySpec(journal!);
  };
  try {
    await unchanged(() => holdLine(agent(), { payable: payable!, reason: 'r' }));
    await generate();
    await unchanged(() => downloadBatch(agent(), '2026-001'));
    await downloadBatch(agent(), '2026-001');
    await unchanged(() => downloadBatch(agent(), '2026-001'));
    await unchanged(() => cancelBatch(agent(), { batch: '2026-001', reason: 'r' }));
    await unchanged(() => markProcessed(agent(), { batch: '2026-001' }));
    await PaymentBatches.collection.updateOne({ _id: '2026-001' as never }, { $set: { state: 'generating', sha256: null } });
    await PaymentFiles.collection.deleteMany({});
    const hold = await batchOf('2026-001');
    await unchanged(() => inTransaction((session) => freezeBatch(session, agent(), hold)));
  } finally {
    await applySpec(journal!);
  }
});

test('R-PAY-03: un lot dont un paiement manque ne se traite ni ne s’annule : rien ne bouge', async () => {
  const [payable] = await validatedVouchers({ count: 2, partnerId: scheme.judo });
  await generate();
  await downloadBatch(agent(), '2026-001');
  await Payables.collection.updateOne({ _id: payable as never }, { $set: { state: 'held' } });
  const before = await everything();
  await expect(markProcessed(agent(), { batch: '2026-001' })).rejects.toThrow('2 lines, 1 batched');
  await expect(cancelBatch(agent(), { batch: '2026-001', reason: 'r' })).rejects.toThrow('2 lines counted, 2 live, 1 batched');
  expect(await everything()).toBe(before);
});
