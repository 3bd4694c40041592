import type { Model } from 'mongoose';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { sealAudit } from '#core/audit/seal-audit.ts';
import { Depenses } from '#core/depense/depense.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { cancelBatch } from '#core/payment/cancel-batch.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { PaymentFiles } from '#core/payment/payment-file.model.ts';
import { PaymentLines } from '#core/payment/payment-line.model.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { checkForfaits } from '#core/payment/reconciliation/check-forfaits.ts';
import { inSnapshot } from '#core/payment/reconciliation/snapshot.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { anApprovedDepense, validatedVouchers } from '../../factories/payables.ts';
import { aScheme, at, byFamily, byPartner, bySystem, LINA, MATRICULE, NOE, type Scheme, YEAR } from '../../factories/scheme.ts';

useDatabase();
const NIGHT = '2026-11-30T18:00:00Z';
const agent = bySystem(NIGHT);
let scheme: Scheme;
let live: string;

/** Every state at once, made by the use-cases where they exist: one processed batch, one cancelled, one generated, one held line. */
beforeAll(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  const draw = async (sias: string) =>
    (await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias, partnerId: scheme.judo, amount: 4000 })).code;
  await validateVoucher(byPartner('u'), { code: await draw(LINA), partnerId: scheme.judo });
  await deleteVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, code: await draw(NOE) });
  live = await draw(NOE);
  await generateBatch(agent, { kind: 'partners' });
  await downloadBatch(agent, '2026-001');
  await markProcessed(agent, { batch: '2026-001' });
  await validatedVouchers({ count: 4, partnerId: scheme.musique });
  await generateBatch(agent, { kind: 'partners' });
  await cancelBatch(agent, { batch: '2026-002', reason: 'essai' });
  await holdLine(agent, { payable: (await Payables.findOne({ state: 'pending' }).lean())!._id, reason: 'à voir' });
  await generateBatch(agent, { kind: 'partners' });
  await anApprovedDepense('0000900');
  await sealAudit();
});

const compared = async () => (await reconcile(at(NIGHT))).checks;
const failing = async () =>
  (await compared())
    .filter((check) => check.differences.length > 0)
    .map((check) => `${check.name.slice(0, 2)} ${check.differences.map((each) => each.id).join(' ')}`);

/** Changes one document behind the back of every guard, looks, and puts it back. */
async function tampered<T>(model: Model<T>, filter: object, change: object | null, insert?: object): Promise<string[]> {
  const collection = model.collection;
  const bypass = { bypassDocumentValidation: true };
  const before = insert ? null : await collection.findOne(filter as never);
  if (!insert && !before) throw new Error('nothing to tamper with');
  if (insert) await collection.insertOne(insert as never, bypass);
  else if (change === null) await collection.deleteOne({ _id: before!._id });
  else await collection.updateOne({ _id: before!._id }, { $set: change } as never, bypass);
  try {
    return await failing();
  } finally {
    if (before) await collection.replaceOne({ _id: before._id }, before as never, { ...bypass, upsert: true });
    else await collection.deleteOne({ _id: (insert as { _id: never })._id });
  }
}

afterEach(async () => {
  expect(await failing()).toEqual([]);
});

test('R-PAY-05: sept rapprochements, sans différence, avec les deux sommes de chacun', async () => {
  const { ok, checks } = await reconcile(at(NIGHT));
  expect(checks.map((check) => [check.name.slice(0, 2), check.left, check.right, check.differences])).toEqual([
    ['R1', 30_000 + 5 * 15_000, 30_000 + 5 * 15_000, []],
    ['R2', 8000 + 16_000 + 2500, 8000 + 16_000 + 2500, []],
    ['R3', 4000 + 16_000 + 2500, 4000 + 16_000 + 2500, []],
    ['R4', 4, 4, []],
    ['R5', 4000 + 16_000 + 12_000, 4000 + 16_000 + 12_000, []],
    ['R6', 0, 0, []],
    ['R7', expect.any(Number), expect.any(Number), []],
  ]);
  expect(checks[6]!.left).toBe(checks[6]!.right);
  expect(ok).toBe(true);
});

const LINA_FORFAIT = `${YEAR}:${LINA}`;

test('R-PAY-05: R1 voit un forfait dont l’équation est fausse', async () => {
  expect(await tampered(Forfaits, { _id: LINA_FORFAIT }, { granted: 15_001 })).toEqual([`R1 ${LINA_FORFAIT}`]);
});

test('R-PAY-05: R1 voit un montant négatif', async () => {
  expect(await tampered(Forfaits, { _id: LINA_FORFAIT }, { granted: 3999, available: -1 })).toEqual([`R1 ${LINA_FORFAIT}`]);
});

test('R-PAY-05: R2 voit un montant réservé sans QR code en cours, et l’inverse', async () => {
  const noe = `${YEAR}:${NOE}`;
  expect(await tampered(Forfaits, { _id: noe }, { available: 10_000, reserved: 5000 })).toEqual([`R2 ${noe}`]);
  expect(await tampered(Vouchers, { _id: live }, { amount: 4001 })).toEqual([`R2 ${noe}`]);
});

test('R-PAY-05: R2 et R7 voient une dépense en cours que ni le forfait ni le journal ne connaissent', async () => {
  const depense = { _id: 'd2', campaign: YEAR, matricule: MATRICULE, sias: LINA, amount: 100, state: 'complement' };
  expect(await tampered(Depenses, {}, null, depense)).toEqual([`R2 ${LINA_FORFAIT}`, 'R7 d2']);
});

test('R-PAY-05: R3 voit un QR code validé sans paiement, un paiement sans source, un montant ou un club changé', async () => {
  const held = (await Payables.findOne({ state: 'held' }).lean())!;
  expect(await tampered(Payables, { _id: held._id }, null)).toEqual([`R3 ${held._id}`]);
  expect(await tampered(Payables, {}, null, { ...held, _id: 'QR:faux', state: 'pending', dueAt: at('2026-12-24T00:00:00Z') })).toEqual([
    'R3 QR:faux',
  ]);
  expect(await tampered(Payables, { _id: held._id }, { amount: 1 })).toEqual([`R3 ${held._id}`]);
  expect(await tampered(Payables, { _id: held._id }, { partnerId: scheme.judo })).toEqual([`R3 ${held._id}`]);
});

test('R-PAY-05: R4 voit un paiement engagé sans ligne, et une ligne dont le paiement n’est pas engagé', async () => {
  const line = (await PaymentLines.findOne({ batchId: '2026-003' }).lean())!;
  expect(await tampered(PaymentLines, { _id: line._id }, { live: false })).toEqual([`R4 ${line.payableId}`]);
  const cancelled = (await PaymentLines.findOne({
    batchId: '2026-002',
    payableId: (await Payables.findOne({ state: 'held' }).lean())!._id,
  }).lean())!;
  expect(await tampered(PaymentLines, { _id: cancelled._id }, { live: true })).toEqual([`R4 ${cancelled.payableId}`]);
});

test('R-PAY-05: R4 voit un paiement dont l’état n’est pas celui de son lot', async () => {
  expect(await tampered(Payables, { batchId: '2026-003' }, { state: 'paid' })).toEqual(['R4 2026-003']);
  expect(await tampered(Payables, { batchId: '2026-001' }, { batchId: '2026-002' })).toEqual([
    expect.stringMatching(/^R4 QR:.* 2026-002$/),
  ]);
});

test('R-PAY-05: R5 voit un total, un nombre ou une ligne changés dans un lot', async () => {
  expect(await tampered(PaymentBatches, { _id: '2026-003' }, { totalCents: 12_001 })).toEqual(['R5 2026-003']);
  expect(await tampered(PaymentBatches, { _id: '2026-003' }, { lines: 2 })).toEqual(['R5 2026-003']);
  expect(await tampered(PaymentLines, { _id: '2026-003:1' }, { matricule: '9999999' })).toEqual(['R5 2026-003']);
  expect(await tampered(PaymentLines, { _id: '2026-002:1' }, { amount: 1 })).toEqual(['R5 2026-002 2026-002 2026-002']);
});

test('R-PAY-05: R5 voit un fichier changé d’un octet, coupé ou absent', async () => {
  const file = (await PaymentFiles.collection.findOne({ batchId: '2026-001' } as never))!;
  const bytes = Buffer.from((file['bytes'] as { buffer: Buffer }).buffer);
  const swapped = Buffer.from(bytes);
  swapped[127 + 6] = 0x39;
  expect(await tampered(PaymentFiles, { batchId: '2026-001' }, { bytes: swapped })).toEqual(['R5 2026-001 2026-001']);
  expect(await tampered(PaymentFiles, { batchId: '2026-001' }, { bytes: bytes.subarray(0, 300) })).toEqual([
    expect.stringMatching(/^R5 2026-001/),
  ]);
  expect(await tampered(PaymentFiles, { batchId: '2026-001' }, null)).toEqual([expect.stringMatching(/^R5 2026-001/)]);
  expect(await tampered(PaymentBatches, { _id: '2026-001' }, { sha256: null })).toEqual(['R5 2026-001']);
});

test('R-PAY-05: R5 voit un trou dans les numéros', async () => {
  expect(await tampered(PaymentBatches, { _id: '2026-003' }, { number: 5 })).toEqual(['R5 2026-003']);
});

test('R-PAY-05: R6 voit un paiement oublié par un lot, mais pas un paiement enregistré en retard', async () => {
  const [late] = await validatedVouchers({ count: 1, partnerId: scheme.judo, from: 700 });
  expect(await failing()).toEqual([]);
  const anHourLater = new Date(Date.now() + 3_600_000);
  expect(await tampered(PaymentBatches, { _id: '2026-003' }, { startedAt: anHourLater })).toEqual([`R6 ${late}`]);
});

test('R-PAY-05: R6 voit un QR code en cours après la fin, un lot sans nouvelles', async () => {
  expect(await tampered(Vouchers, { _id: live }, { until: at('2026-11-30T17:00:00Z') })).toEqual([`R6 ${live}`]);
  expect(
    await tampered(PaymentBatches, { _id: '2026-002' }, { state: 'generating', leaseUntil: new Date(Date.now() - 3_600_000) }),
  ).toEqual(['R6 2026-002']);
});

test('R-PAY-05: R7 voit un mouvement sans événement, et un événement sans mouvement', async () => {
  // Without its event, a pending payable is also one that a batch forgot (R6).
  const pending = (await Payables.find({ state: 'pending' }).lean()).map(({ _id }) => _id.slice('QR:'.length));
  const missing = (kind: string) => tampered(AuditEvents, { kind, 'object.id': { $nin: pending } }, null);
  for (const kind of [
    'voucher.issued',
    'voucher.validated',
    'voucher.deleted',
    'payment.generated',
    'payment.processed',
    'payment.cancelled',
    'payable.held',
  ]) {
    expect(await missing(kind)).toEqual([expect.stringMatching(/^R7 /)]);
  }
  const stray = {
    ...(await AuditEvents.findOne({ kind: 'voucher.validated' }).lean())!,
    _id: 'faux',
    object: { type: 'voucher', id: live },
  };
  expect(await tampered(AuditEvents, {}, null, stray)).toEqual([`R7 ${live}`]);
});

test('R-PAY-05: R7 voit un événement scellé puis changé', async () => {
  const event = (await AuditEvents.findOne({ kind: 'campaign.initialised' }).lean())!;
  expect(await tampered(AuditEvents, { _id: event._id }, { 'author.id': 'autre' })).toEqual([`R7 ${event._id}`]);
});

test('R-PAY-05: le rapprochement lit un seul instant, quoi qu’on écrive pendant ce temps', async () => {
  const [before, after] = await inSnapshot(async (read) => {
    const first = await checkForfaits(read);
    await Forfaits.collection.insertOne({ _id: 'x', granted: 1, available: 0, reserved: 0, used: 0 } as never, {
      bypassDocumentValidation: true,
    });
    return [first, await checkForfaits(read)];
  });
  await Forfaits.collection.deleteOne({ _id: 'x' as never });
  expect(after).toEqual(before);
});
