/**
 * A generation killed or frozen at any instant, then taken over (R-PAY-01): no payable lost or doubled.
 * On a database of its own, whose transactions end after 3 s instead of 20: a killed client's transaction blocks the others until then.
 * It is waited for once; the others are ended at once.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { Payables } from '#core/forfait/payable.model.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { cancelBatch } from '#core/payment/cancel-batch.ts';
import { claimLines } from '#core/payment/claim-lines.ts';
import { freezeBatch } from '#core/payment/freeze-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { type PaymentBatch, PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { PaymentFiles } from '#core/payment/payment-file.model.ts';
import { PaymentLines } from '#core/payment/payment-line.model.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { resumeBatches } from '#core/payment/resume-batches.ts';
import { takeOver } from '#core/payment/take-over.ts';
import { migrate } from '#core/schema/migrate.ts';
import { connectDatabase, disconnectDatabase, inTransaction } from '#core/shared/database.ts';
import { type EmbeddedMongod, startMongod } from '../../scripts/services/embedded-mongod.ts';
import { findMongod } from '../../scripts/services/find-mongod.ts';
import { emptyDatabase } from '../factories/database.ts';
import { aGenerator, type Generator } from '../factories/generator.ts';
import { validatedVouchers } from '../factories/payables.ts';
import { aScheme, at, bySystem } from '../factories/scheme.ts';

const NIGHT = '2026-11-30T18:00:00Z';
const COUNT = 2500;
const act = bySystem(NIGHT);
let folder: string;
let mongod: EmbeddedMongod;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-crash-'));
  mongod = await startMongod(folder, await findMongod(process.env.MONGOD_BINARY, () => undefined), () => undefined);
  await connectDatabase(mongod.uri);
  await migrate();
});
beforeEach(async () => {
  await transactionsLive(3);
  await emptyDatabase();
  const { judo } = await aScheme();
  await validatedVouchers({ count: COUNT, partnerId: judo });
});
afterAll(async () => {
  await disconnectDatabase();
  await mongod.stop();
  await rm(folder, { recursive: true, force: true });
});

const transactionsLive = (seconds: number) =>
  mongoose.connection.db!.admin().command({ setParameter: 1, transactionLifetimeLimitSeconds: seconds });
const differences = async () => (await reconcile(at(NIGHT))).checks.flatMap((check) => check.differences);
const lastBatch = () => PaymentBatches.findOne().sort({ number: -1 }).lean<PaymentBatch>();
/** As if the generator had been silent for longer than its lease. */
const leaseOver = () => PaymentBatches.updateMany({ state: 'generating' }, { $set: { leaseUntil: new Date(0) } });

/** Waits until the batch being generated has so many lines. */
async function progressed(number: number, lines: number): Promise<void> {
  for (;;) {
    const batch = await lastBatch();
    if (batch?.number === number && (batch.lines >= lines || batch.state !== 'generating')) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function started(number: number, lines: number): Promise<Generator> {
  const generator = await aGenerator(mongod.uri);
  generator.go({ agent: 'P0001911', at: NIGHT });
  await progressed(number, lines);
  return generator;
}

test('R-PAY-01: tuée à des instants au hasard, une génération est reprise : aucun paiement perdu ni doublé', async () => {
  let interrupted = 0;
  const instants = [1, COUNT, ...Array.from({ length: 4 }, () => Math.ceil(Math.random() * COUNT))];
  for (const [round, lines] of instants.entries()) {
    const generator = await started(round + 1, lines);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
    await (round === 0 ? generator.kill() : generator.killForGood());
    const left = (await lastBatch())!;
    if (left.state === 'generating') interrupted++;
    await leaseOver();
    await Promise.all([resumeBatches(act), resumeBatches(act)]);
    expect(await lastBatch()).toMatchObject({ number: round + 1, state: 'generated', lines: COUNT, totalCents: COUNT * 4000 });
    expect(await PaymentLines.countDocuments({ live: true })).toBe(COUNT);
    expect(await Payables.countDocuments({ state: 'batched', batchId: left._id })).toBe(COUNT);
    expect(await PaymentFiles.countDocuments({ batchId: left._id })).toBe(1);
    expect(await differences()).toEqual([]);
    await transactionsLive(20);
    await cancelBatch(act, { batch: left._id, reason: 'essai suivant' });
    await transactionsLive(3);
  }
  expect(interrupted).toBeGreaterThan(2);
}, 180_000);

test('R-PAY-01: qui redemande une génération après une panne reprend le lot laissé en chemin', async () => {
  const generator = await started(1, 500);
  await generator.killForGood();
  await expect(generateBatch(act, { kind: 'partners' })).rejects.toMatchObject({
    code: 'LOT_EN_COURS',
    message: expect.stringContaining('P0001911'),
  });
  await leaseOver();
  expect(await generateBatch(act, { kind: 'partners' })).toMatchObject({ batch: '2026-001', lines: COUNT });
  expect(await lastBatch()).toMatchObject({ agent: 'P0001911', fence: 2, leaseUntil: null });
});

test('R-PAY-01: un générateur gelé puis réveillé après la reprise n’écrit plus rien', async () => {
  const generator = await started(1, 500);
  generator.signal('SIGSTOP');
  await leaseOver();
  expect(await resumeBatches(act)).toBe(1);
  const whole = async () => JSON.stringify([await lastBatch(), await PaymentLines.find().sort({ _id: 1 }).lean()]);
  const before = await whole();
  generator.signal('SIGCONT');
  expect(await generator.outcome).toMatchObject({ refused: 'LOT_ETAT' });
  await generator.ended;
  expect(await whole()).toBe(before);
  expect(await differences()).toEqual([]);
});

test('R-PAY-01: dès la reprise, l’ancien générateur ne prend ni ne fige plus rien', async () => {
  const generator = await started(1, 500);
  await generator.killForGood();
  await leaseOver();
  const before = (await lastBatch())!;
  expect(await takeOver({ ...before, fence: before.fence + 1 })).toBeNull();
  expect(await takeOver(before)).toMatchObject({ fence: before.fence + 1 });
  await expect(inTransaction((session) => claimLines(session, before))).rejects.toMatchObject({ code: 'LOT_EN_COURS' });
  await expect(inTransaction((session) => freezeBatch(session, act, before))).rejects.toMatchObject({ code: 'LOT_EN_COURS' });
  expect(await lastBatch()).toMatchObject({ state: 'generating', lines: before.lines });
});

test('R-PAY-02: un partenaire dont le numéro se perd pendant la génération arrête le lot, qui rend tout', async () => {
  const generator = await started(1, 500);
  await generator.killForGood();
  await leaseOver();
  if ((await Payables.countDocuments({ state: 'pending' })) === 0) throw new Error('le générateur a été trop rapide');
  await Partners.updateMany({}, { $set: { rang: '1' } });
  expect(await resumeBatches(act)).toBe(0);
  expect(await lastBatch()).toMatchObject({ state: 'cancelled', cancelReason: expect.stringContaining('rang') });
  expect(await Payables.countDocuments({ state: 'pending', batchId: null })).toBe(COUNT);
  expect(await differences()).toEqual([]);
});

test('R-PAY-05: un lot dont une ligne a disparu ne se fige pas', async () => {
  const generator = await started(1, 500);
  await generator.killForGood();
  await leaseOver();
  await PaymentLines.collection.deleteOne({ _id: '2026-001:7' as never });
  await expect(resumeBatches(act)).rejects.toThrow('counted 2500 lines, found 2499');
  expect(await lastBatch()).toMatchObject({ state: 'generating', sha256: null });
  expect(await PaymentFiles.countDocuments()).toBe(0);
});

test('R-PAY-03: un lot annulé pendant sa génération s’arrête et rend tout', async () => {
  await transactionsLive(20);
  const generator = await started(1, 500);
  await cancelBatch(act, { batch: '2026-001', reason: 'erreur de semaine' });
  expect(await generator.outcome).toMatchObject({ refused: 'LOT_ETAT' });
  await generator.ended;
  expect(await Payables.countDocuments({ state: 'pending' })).toBe(COUNT);
  expect(await PaymentLines.countDocuments({ live: true })).toBe(0);
  expect(await differences()).toEqual([]);
});
