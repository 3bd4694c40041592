/** Payments at the same instant: what the unique indexes and the filters of the writes hold, whatever the order. */
import { Payables } from '#core/forfait/payable.model.ts';
import { cancelBatch } from '#core/payment/cancel-batch.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { type PaymentBatch, PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { PaymentLines } from '#core/payment/payment-line.model.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { emptyDatabase, useOwnDatabase } from '../factories/database.ts';
import { aGenerator } from '../factories/generator.ts';
import { anApprovedDepense, validatedVouchers } from '../factories/payables.ts';
import { aScheme, at, bySystem, type Scheme } from '../factories/scheme.ts';

const { uri } = useOwnDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

const NIGHT = '2026-11-30T18:00:00Z';
const act = bySystem(NIGHT);
const differences = async () => (await reconcile(at(NIGHT))).checks.flatMap((check) => check.differences);
const outcomeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

test('R-PAY-01: deux processus génèrent au même instant : un seul lot, l’autre apprend qui le tient', async () => {
  await validatedVouchers({ count: 3000, partnerId: scheme.judo });
  const generators = await Promise.all([aGenerator(uri()), aGenerator(uri())]);
  generators.forEach((each, index) => each.go({ agent: `P000${index}911`, at: NIGHT }));
  const outcomes = await Promise.all(generators.map((each) => each.outcome));
  const winner = outcomes.findIndex((each) => each !== null && 'batch' in each);
  expect(outcomes[winner]).toEqual({ batch: '2026-001', lines: 3000 });
  expect(outcomes[1 - winner]).toMatchObject({ refused: 'LOT_EN_COURS', message: expect.stringContaining(`P000${winner}911`) });
  expect(await PaymentBatches.countDocuments()).toBe(1);
  expect(await PaymentLines.countDocuments()).toBe(3000);
  expect(await Payables.countDocuments({ state: 'batched' })).toBe(3000);
  expect(await differences()).toEqual([]);
});

test('R-PAY-01: un lot de partenaires et un lot de familles au même instant : deux numéros qui se suivent', async () => {
  await validatedVouchers({ count: 20, partnerId: scheme.judo });
  await anApprovedDepense('0009000');
  const made = await Promise.all([generateBatch(act, { kind: 'partners' }), generateBatch(act, { kind: 'families' })]);
  expect(made.map((each) => each.batch).sort()).toEqual(['2026-001', '2026-002']);
  expect(await differences()).toEqual([]);
});

test('R-PAY-07: des lignes retenues pendant la génération : chacune est retenue ou payée, jamais les deux', async () => {
  const ids = await validatedVouchers({ count: 1500, partnerId: scheme.judo });
  const some = ids.filter((_, index) => index % 50 === 0);
  const [made, ...holds] = await Promise.all([
    generateBatch(act, { kind: 'partners' }),
    ...some.map((payable) => outcomeOf(holdLine(act, { payable, reason: 'à vérifier' }))),
  ]);
  const held = holds.filter((each) => each === 'accepté').length;
  expect(holds.filter((each) => each !== 'accepté' && each !== 'PAIEMENT_ETAT')).toEqual([]);
  expect(made.lines).toBe(1500 - held);
  expect(await Payables.countDocuments({ state: 'held' })).toBe(held);
  expect(await differences()).toEqual([]);
});

test('R-PAY-03: annuler et marquer traité au même instant : un seul des deux', async () => {
  for (let round = 0; round < 5; round++) {
    await validatedVouchers({ count: 5, partnerId: scheme.judo, from: 1 + round * 10 });
    const { batch } = await generateBatch(act, { kind: 'partners' });
    await downloadBatch(act, batch);
    const outcomes = await Promise.all([outcomeOf(cancelBatch(act, { batch, reason: 'doute' })), outcomeOf(markProcessed(act, { batch }))]);
    expect(outcomes.sort()).toEqual(['LOT_ETAT', 'accepté']);
    const { state } = (await PaymentBatches.findById(batch).lean<PaymentBatch>())!;
    expect(await PaymentLines.countDocuments({ batchId: batch, live: state === 'processed' })).toBeGreaterThan(0);
    expect(await differences()).toEqual([]);
  }
});
