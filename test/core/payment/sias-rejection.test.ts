import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { cancelBatch } from '#core/payment/cancel-batch.ts';
import { correctPaidDay } from '#core/payment/correct-paid-day.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { type PaymentLine, PaymentLines } from '#core/payment/payment-line.model.ts';
import { recordSiasRejection } from '#core/payment/record-sias-rejection.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { listValidations } from '#core/voucher/partner-validations.ts';
import { emptyDatabase, useOwnDatabase } from '../../factories/database.ts';
import { validatedVouchers } from '../../factories/payables.ts';
import { dealt, race } from '../../factories/race.ts';
import { aScheme, at, bySystem, type Scheme } from '../../factories/scheme.ts';

const { uri } = useOwnDatabase();
let scheme: Scheme;
let ids: string[];
const NIGHT = '2026-11-30T18:00:00Z';
const LATER = '2026-12-10T09:00:00Z';

beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  ids = await validatedVouchers({ count: 3, partnerId: scheme.judo });
  await generateBatch(bySystem(NIGHT), { kind: 'partners' });
});

const processed = async (batch = '2026-001', instant = NIGHT) => {
  await downloadBatch(bySystem(instant), batch);
  await markProcessed(bySystem(instant), { batch });
};
const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const lineOf = async (payable: string) => (await PaymentLines.findOne({ payableId: payable }).sort({ batchId: -1 }).lean<PaymentLine>())!;
const reject = (line: string, more: { reason?: string; day?: string } = {}) =>
  recordSiasRejection(bySystem(LATER), { line, reason: 'compte clos', ...more });
const differences = async (instant = LATER) => (await reconcile(at(instant))).checks.flatMap((check) => check.differences);

test('R-PAY-06: une ligne rejetée est gardée telle quelle, et le même droit repart dans un autre lot comme une autre ligne', async () => {
  await processed();
  const line = await lineOf(ids[0]!);
  expect(await reject(line._id, { day: '08/12/2026' })).toEqual({ payable: ids[0] });
  expect(await PaymentLines.findById(line._id).lean()).toEqual({
    ...line,
    live: false,
    rejected: { reason: 'compte clos', on: '2026-12-08', agent: 'test', at: at(LATER) },
  });
  expect(await Payables.findById(ids[0]).lean()).toMatchObject({ state: 'pending', batchId: null, paidOn: null, rejectedOn: '2026-12-08' });
  expect(await listValidations({ partnerId: scheme.judo, limit: 5 })).toContainEqual(
    expect.objectContaining({ state: 'validated', paymentNote: 'Rejeté par la comptabilité\u202f: sera repayé.' }),
  );
  expect(await differences()).toEqual([]);
  expect(await generateBatch(bySystem(LATER), { kind: 'partners' })).toMatchObject({ batch: '2026-002', lines: 1, totalCents: 4000 });
  await processed('2026-002', LATER);
  expect(await PaymentLines.find({ payableId: ids[0] }).sort({ _id: 1 }).lean()).toMatchObject([
    { batchId: '2026-001', live: false },
    { batchId: '2026-002', live: true, amount: 4000 },
  ]);
  expect(await AuditEvents.countDocuments({ kind: 'payment.lineRejected', 'object.id': line._id })).toBe(1);
  expect(await differences()).toEqual([]);
});

test('R-PAY-06: rejetée et repayée, la ligne ne se rejette pas une seconde fois ; la nouvelle, si', async () => {
  await processed();
  const first = await lineOf(ids[0]!);
  await reject(first._id);
  expect(await refusalOf(reject(first._id))).toBe('REJET_DEJA');
  await generateBatch(bySystem(LATER), { kind: 'partners' });
  expect(await refusalOf(reject('2026-002:1'))).toBe('REJET_LIGNE');
  await processed('2026-002', LATER);
  expect(await refusalOf(reject(first._id))).toBe('REJET_DEJA');
  await reject('2026-002:1');
  expect(await PaymentLines.countDocuments({ payableId: ids[0], live: true })).toBe(0);
  expect(await differences()).toEqual([]);
});

test('R-PAY-06: ni avant TRAITE, ni dans un lot annulé, ni sans motif, ni demain, ni sans droit', async () => {
  const line = (await lineOf(ids[0]!))._id;
  expect(await refusalOf(reject(line))).toBe('REJET_LIGNE');
  expect(await refusalOf(reject('2026-009:1'))).toBe('LIGNE_INCONNUE');
  await cancelBatch(bySystem(NIGHT), { batch: '2026-001', reason: 'essai' });
  expect(await refusalOf(reject(line))).toBe('REJET_LIGNE');
  expect(await refusalOf(reject(line, { reason: '' }))).toBe('MOTIF_MANQUANT');
  expect(await refusalOf(reject(line, { day: '11/12/2026' }))).toBe('JOUR_DE_REJET');
  const nobody = { author: { kind: 'agent', id: 'P9999911' } as const, at: at() };
  expect(await refusalOf(recordSiasRejection(nobody, { line, reason: 'r' }))).toBe('DROIT_MANQUANT');
  expect(await differences()).toEqual([]);
});

test('R-PAY-06: deux agents notent le même rejet pendant qu’un lot se génère : un rejet, une ligne vivante au plus', async () => {
  await processed();
  const { _id: line } = await lineOf(ids[1]!);
  const steps = [
    ...['a', 'b', 'c', 'd'].map((agent) => ({ do: 'reject' as const, line, agent, at: LATER })),
    { do: 'generate' as const, at: LATER },
    { do: 'generate' as const, at: LATER },
  ];
  const outcomes = await race(uri(), dealt(steps));
  expect(outcomes.filter((each) => each === 'REJET_DEJA')).toHaveLength(3);
  expect(await PaymentLines.countDocuments({ payableId: ids[1], live: true })).toBeLessThanOrEqual(1);
  expect(await PaymentLines.countDocuments({ 'rejected.agent': { $exists: true } })).toBe(1);
  expect(await differences()).toEqual([]);
});

test('R-PAY-03: le jour du versement se corrige 31 jours, avec un motif, une page périmée est refusée', async () => {
  await processed();
  await reject((await lineOf(ids[0]!))._id);
  const wanted = { batch: '2026-001', paidOn: '02/12/2026', reason: 'virement décalé', seen: '2026-11-30' };
  expect(await refusalOf(correctPaidDay(bySystem(LATER), { ...wanted, reason: '' }))).toBe('MOTIF_MANQUANT');
  expect(await refusalOf(correctPaidDay(bySystem(LATER), { ...wanted, paidOn: '' }))).toBe('JOUR_ILLISIBLE');
  expect(await refusalOf(correctPaidDay(bySystem('2027-01-02T09:00:00Z'), wanted))).toBe('JOUR_TROP_TARD');
  await correctPaidDay(bySystem(LATER), wanted);
  expect(await PaymentBatches.findById('2026-001').lean()).toMatchObject({ paidOn: '2026-12-02', state: 'processed' });
  expect(await Payables.find({ batchId: '2026-001' }).distinct('paidOn')).toEqual(['2026-12-02']);
  expect(await AuditEvents.findOne({ kind: 'payment.paidDayCorrected' }).lean()).toMatchObject({
    before: { paidOn: '2026-11-30' },
    after: { paidOn: '2026-12-02', reason: 'virement décalé' },
  });
  expect(await refusalOf(correctPaidDay(bySystem(LATER), { ...wanted, paidOn: '03/12/2026' }))).toBe('MODIFIE_ENTRE_TEMPS');
  expect(await differences()).toEqual([]);
});
