import mongoose from 'mongoose';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { type Payable, Payables } from '#core/forfait/payable.model.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { cancelBatch } from '#core/payment/cancel-batch.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { PaymentBatches, type PaymentBatch } from '#core/payment/payment-batch.model.ts';
import { PaymentLines, type PaymentLine } from '#core/payment/payment-line.model.ts';
import { parsePaymentTxt } from '#core/payment/parse-payment-txt.rules.ts';
import { previewBatch } from '#core/payment/preview-batch.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { releaseLine } from '#core/payment/release-line.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { anApprovedDepense, validatedVouchers } from '../../factories/payables.ts';
import { aScheme, at, bySystem, type Scheme } from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

const NIGHT = '2026-11-30T18:00:00Z';
const agent = (instant = NIGHT) => bySystem(instant);
const generate = (instant = NIGHT, kind: 'partners' | 'families' = 'partners') => generateBatch(agent(instant), { kind });
const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const batchOf = async (id: string) => (await PaymentBatches.findById(id).lean<PaymentBatch>())!;
const stateOf = async (id: string) => (await Payables.findById(id).lean<Payable>())!.state;
const differences = async () => (await reconcile(at(NIGHT))).checks.flatMap((check) => check.differences);

test('R-PAY-01: l’aperçu dit le nombre de lignes, le total, et la part de chaque partenaire', async () => {
  await validatedVouchers({ count: 3, partnerId: scheme.judo });
  await validatedVouchers({ count: 2, partnerId: scheme.musique, from: 100, amount: 10_500 });
  await validatedVouchers({ count: 1, partnerId: scheme.musique, from: 200, due: '2026-12-02T00:00:00Z' });
  expect(await previewBatch(agent(), { kind: 'partners' })).toMatchObject({
    lines: 5,
    totalCents: 33_000,
    partners: [
      { name: 'Judo Club de Grigny', tiersi: '0314583', rang: '0001', lines: 3, totalCents: 12_000 },
      { name: 'Les Petits Archets', tiersi: '0314790', lines: 2, totalCents: 21_000 },
    ],
    odd: [],
  });
  expect(await previewBatch(agent(), { kind: 'families' })).toMatchObject({ lines: 0, totalCents: 0, partners: [] });
});

test('R-PAY-01: la même clé rend le même lot, sans en faire un autre ; pour l’autre nature, elle est refusée', async () => {
  await validatedVouchers({ count: 2, partnerId: scheme.judo });
  const made = await generateBatch(agent(), { kind: 'partners', key: 'clic' });
  await validatedVouchers({ count: 1, partnerId: scheme.judo, from: 100 });
  expect(await generateBatch(agent(), { kind: 'partners', key: 'clic' })).toEqual(made);
  expect(await refusalOf(generateBatch(agent(), { kind: 'families', key: 'clic' }))).toBe('CLE_DEJA_UTILISEE');
  expect(await generateBatch(agent(), { kind: 'partners', key: 'autre' })).toMatchObject({ batch: '2026-002', lines: 1 });
});

test('R-PAY-03: la vie d’un lot : généré, téléchargé, traité ; chaque paiement suit', async () => {
  const [first] = await validatedVouchers({ count: 3, partnerId: scheme.judo });
  const made = await generate();
  expect(made).toMatchObject({
    batch: '2026-001',
    state: 'generated',
    lines: 3,
    totalCents: 12_000,
    fileName: 'PREPT_PARTENAIRES_2026_001.TXT',
  });
  expect(await stateOf(first!)).toBe('batched');
  const { fileName, bytes } = await downloadBatch(agent(), '2026-001');
  expect(fileName).toBe('PREPT_PARTENAIRES_2026_001.TXT');
  expect(parsePaymentTxt(bytes)).toMatchObject({ totalCents: 12_000, details: [{ tiersi: '0314583', rang: '0001', year: 2026 }, {}, {}] });
  expect((await batchOf('2026-001')).state).toBe('downloaded');
  const processed = await markProcessed(agent('2026-12-03T10:00:00Z'), { batch: '2026-001', paidOn: '02/12/2026' });
  expect(processed).toMatchObject({ state: 'processed', fileName: 'PREPT_PARTENAIRES_2026_001_TRAITE.TXT', sha256: made.sha256 });
  expect(await Payables.findById(first).lean()).toMatchObject({ state: 'paid', paidOn: '2026-12-02', batchId: '2026-001' });
  expect(await batchOf('2026-001')).toMatchObject({ paidOn: '2026-12-02', processedAt: at('2026-12-03T10:00:00Z'), agent: 'test' });
  expect(await differences()).toEqual([]);
});

test('R-PAY-01: chaque enregistrement porte la date et l’heure d’exécution', async () => {
  await validatedVouchers({ count: 2, partnerId: scheme.judo });
  await generate();
  const lines = await PaymentLines.find().sort({ position: 1 }).lean<PaymentLine[]>();
  expect(lines.map(({ position, executedAt, live }) => ({ position, executedAt, live }))).toEqual([
    { position: 1, executedAt: at(NIGHT), live: true },
    { position: 2, executedAt: at(NIGHT), live: true },
  ]);
});

test('R-PAY-02: les dépenses des familles ont leur fichier, sans Tiersi, et leur numéro dans la même suite', async () => {
  await validatedVouchers({ count: 1, partnerId: scheme.judo });
  await anApprovedDepense('0000500');
  await generate();
  expect(await generate(NIGHT, 'families')).toMatchObject({
    batch: '2026-002',
    lines: 1,
    totalCents: 2500,
    fileName: 'PREPT_ALLOCATAIRES_2026_002.TXT',
  });
  const { bytes } = await downloadBatch(agent(), '2026-002');
  expect(parsePaymentTxt(bytes).details).toMatchObject([{ tiersi: '0000000', rang: '0000', sias: '0000500', amount: 2500 }]);
  expect(await differences()).toEqual([]);
});

test('R-PAY-03: la reprise redonne le même fichier octet pour octet, et chaque reprise est notée', async () => {
  await validatedVouchers({ count: 4, partnerId: scheme.judo });
  await generate();
  const first = await downloadBatch(agent(), '2026-001');
  await Partners.updateMany({}, { $set: { tiersi: null, rang: '9999' } });
  const again = await downloadBatch(agent('2026-12-01T08:00:00Z'), '2026-001');
  await markProcessed(agent('2026-12-02T08:00:00Z'), { batch: '2026-001' });
  const afterwards = await downloadBatch(agent('2026-12-03T08:00:00Z'), '2026-001');
  expect(again.bytes.equals(first.bytes)).toBe(true);
  expect(afterwards.bytes.equals(first.bytes)).toBe(true);
  expect(afterwards.fileName).toBe('PREPT_PARTENAIRES_2026_001_TRAITE.TXT');
  const batch = await batchOf('2026-001');
  expect(batch.downloads.map((each) => each.at.toISOString())).toEqual([
    '2026-11-30T18:00:00.000Z',
    '2026-12-01T08:00:00.000Z',
    '2026-12-03T08:00:00.000Z',
  ]);
  expect(batch.downloadedAt).toEqual(at(NIGHT));
  expect(await AuditEvents.countDocuments({ kind: 'payment.downloaded', 'object.id': '2026-001' })).toBe(3);
});

test('R-PAY-03: un fichier abîmé dans la base n’est jamais donné', async () => {
  await validatedVouchers({ count: 1, partnerId: scheme.judo });
  await generate();
  await mongoose.connection.collection('paymentFiles').updateOne({}, { $set: { bytes: new mongoose.mongo.Binary(Buffer.from('faux')) } });
  await expect(downloadBatch(agent(), '2026-001')).rejects.toThrow('sha256');
  expect((await batchOf('2026-001')).state).toBe('generated');
});

test('R-PAY-03: un lot annulé rend ses paiements, que le lot suivant reprend', async () => {
  const ids = await validatedVouchers({ count: 3, partnerId: scheme.judo });
  await generate();
  await downloadBatch(agent(), '2026-001');
  expect(await refusalOf(cancelBatch(agent(), { batch: '2026-001', reason: '  ' }))).toBe('MOTIF_MANQUANT');
  expect(await cancelBatch(agent(), { batch: '2026-001', reason: 'mauvaise semaine' })).toMatchObject({ state: 'cancelled', lines: 3 });
  expect(await Payables.find({ _id: { $in: ids }, state: 'pending', batchId: null }).countDocuments()).toBe(3);
  expect(await refusalOf(downloadBatch(agent(), '2026-001'))).toBe('LOT_ETAT');
  expect(await generate('2026-12-01T08:00:00Z')).toMatchObject({ batch: '2026-002', lines: 3, totalCents: 12_000 });
  expect(await PaymentLines.countDocuments({ live: true })).toBe(3);
  expect(await PaymentLines.countDocuments({ batchId: '2026-001', live: false })).toBe(3);
  expect(await batchOf('2026-001')).toMatchObject({ cancelReason: 'mauvaise semaine', cancelledAt: at(NIGHT) });
  expect(await differences()).toEqual([]);
});

test('R-PAY-03: un lot traité ne change plus, quelle que soit l’action', async () => {
  const [payable] = await validatedVouchers({ count: 2, partnerId: scheme.judo });
  await generate();
  await downloadBatch(agent(), '2026-001');
  await markProcessed(agent(), { batch: '2026-001', paidOn: '' });
  const whole = async () => JSON.stringify([await batchOf('2026-001'), await Payables.find().lean(), await PaymentLines.find().lean()]);
  const before = await whole();
  expect(await refusalOf(cancelBatch(agent(), { batch: '2026-001', reason: 'trop tard' }))).toBe('LOT_ETAT');
  expect(await refusalOf(markProcessed(agent(), { batch: '2026-001', paidOn: '2026-12-01' }))).toBe('LOT_ETAT');
  expect(await refusalOf(holdLine(agent(), { payable: payable!, reason: 'trop tard' }))).toBe('PAIEMENT_ETAT');
  expect(await refusalOf(releaseLine(agent(), { payable: payable!, reason: 'r' }))).toBe('PAIEMENT_ETAT');
  expect(await refusalOf(generate('2027-01-01T08:00:00Z'))).toBe('RIEN_A_PAYER');
  expect(await whole()).toBe(before);
});

test('R-PAY-03: un lot non téléchargé ne se marque pas traité ; un lot inconnu est introuvable', async () => {
  await validatedVouchers({ count: 1, partnerId: scheme.judo });
  await generate();
  expect(await refusalOf(markProcessed(agent(), { batch: '2026-001' }))).toBe('LOT_ETAT');
  const works = [
    markProcessed(agent(), { batch: 'x' }),
    downloadBatch(agent(), '2026-9'),
    cancelBatch(agent(), { batch: '', reason: 'r' }),
  ];
  expect(await Promise.all(works.map(refusalOf))).toEqual(works.map(() => 'LOT_INCONNU'));
});

test('R-PAY-03: le jour du paiement est demandé : ni illisible, ni avant le lot, ni dans une autre année', async () => {
  await validatedVouchers({ count: 1, partnerId: scheme.judo });
  await generate();
  await downloadBatch(agent(), '2026-001');
  const paid = (paidOn: string) => refusalOf(markProcessed(agent('2026-12-02T08:00:00Z'), { batch: '2026-001', paidOn }));
  expect(await paid('hier')).toBe('JOUR_ILLISIBLE');
  expect(await paid('31/02/2027')).toBe('JOUR_ILLISIBLE');
  expect(await paid('29/11/2026')).toBe('JOUR_DE_PAIEMENT');
  expect(await paid('03/12/2072')).toBe('JOUR_DE_PAIEMENT');
  expect(await paid('2026-11-30')).toBe('accepté');
});

test('R-PAY-01: rien à payer ne prend pas de numéro ; les numéros se suivent sans trou', async () => {
  expect(await refusalOf(generate())).toBe('RIEN_A_PAYER');
  await validatedVouchers({ count: 1, partnerId: scheme.judo });
  await generate();
  expect(await refusalOf(generate())).toBe('RIEN_A_PAYER');
  await validatedVouchers({ count: 1, partnerId: scheme.judo, from: 50 });
  expect((await generate()).batch).toBe('2026-002');
  expect((await PaymentBatches.find().sort({ number: 1 }).lean<PaymentBatch[]>()).map((batch) => batch.number)).toEqual([1, 2]);
});

test('R-PAY-01: la date limite est incluse ; un paiement enregistré en retard tombe dans le lot suivant', async () => {
  await validatedVouchers({ count: 1, partnerId: scheme.judo, due: NIGHT });
  await validatedVouchers({ count: 1, partnerId: scheme.judo, from: 10, due: '2026-11-30T18:00:00.001Z' });
  expect((await generate()).lines).toBe(1);
  await validatedVouchers({ count: 1, partnerId: scheme.judo, from: 20, due: '2026-11-30T17:59:59Z' });
  expect(await differences()).toEqual([]);
  expect(await generate('2026-12-01T18:00:00Z')).toMatchObject({ batch: '2026-002', lines: 2 });
  expect(await differences()).toEqual([]);
});

test('R-PAY-07: une ligne retenue ne bloque pas le lot ; libérée, elle est payée au suivant', async () => {
  const [odd, fine] = await validatedVouchers({ count: 2, partnerId: scheme.judo });
  expect(await refusalOf(holdLine(agent(), { payable: odd!, reason: '' }))).toBe('MOTIF_MANQUANT');
  expect(await refusalOf(holdLine(agent(), { payable: 'QR:x', reason: 'r' }))).toBe('PAIEMENT_INCONNU');
  await holdLine(agent(), { payable: odd!, reason: 'montant à vérifier' });
  expect(await Payables.findById(odd).lean()).toMatchObject({ state: 'held', heldReason: 'montant à vérifier' });
  expect(await generate()).toMatchObject({ lines: 1 });
  expect([await stateOf(odd!), await stateOf(fine!)]).toEqual(['held', 'batched']);
  expect(await differences()).toEqual([]);
  await releaseLine(agent(), { payable: odd!, reason: 'vérifié' });
  expect(await differences()).toEqual([]);
  expect(await generate('2026-12-01T18:00:00Z')).toMatchObject({ batch: '2026-002', lines: 1 });
  expect(await AuditEvents.find({ 'object.id': odd }).sort({ recordedAt: 1 }).distinct('kind')).toEqual([
    'payable.held',
    'payable.released',
  ]);
});

test('R-PAY-02: une ligne hors format arrête la génération avant de prendre un numéro ; retenue, le reste est payé', async () => {
  await validatedVouchers({ count: 600, partnerId: scheme.judo });
  const [odd] = await validatedVouchers({ count: 1, partnerId: scheme.musique, from: 800, due: '2026-11-29T09:00:00Z' });
  await Partners.updateOne({ _id: scheme.musique }, { $set: { tiersi: '31479' } });
  expect((await previewBatch(agent(), { kind: 'partners' })).odd).toMatchObject([{ payableId: odd }]);
  expect(await refusalOf(generate())).toBe('LIGNE_HORS_FORMAT');
  expect(await PaymentBatches.countDocuments()).toBe(0);
  expect(await Payables.countDocuments({ state: 'pending' })).toBe(601);
  await holdLine(agent(), { payable: odd!, reason: 'Tiersi à corriger' });
  expect(await generate()).toMatchObject({ batch: '2026-001', lines: 600 });
});

test('R-PAY-01: une campagne close paie encore, une campagne passée non', async () => {
  await validatedVouchers({ count: 1, partnerId: scheme.judo });
  await Campaigns.updateOne({ _id: 2026 }, { $set: { state: 'archived' } });
  expect(await refusalOf(generateBatch(agent(), { kind: 'partners', year: 2026 }))).toBe('CAMPAGNE_LECTURE_SEULE');
  await Campaigns.updateOne({ _id: 2026 }, { $set: { state: 'closed' } });
  expect(await generate()).toMatchObject({ lines: 1 });
});

test('R-AGT-03: sans le droit de générer, chaque action de paiement est refusée', async () => {
  const [payable] = await validatedVouchers({ count: 1, partnerId: scheme.judo });
  await generate();
  const nobody = { author: { kind: 'agent', id: 'P0001911' } as const, at: at(NIGHT) };
  const batch = '2026-001';
  const works = [
    previewBatch(nobody, { kind: 'partners' }),
    generateBatch(nobody, { kind: 'partners' }),
    downloadBatch(nobody, batch),
    markProcessed(nobody, { batch }),
    cancelBatch(nobody, { batch, reason: 'r' }),
    holdLine(nobody, { payable: payable!, reason: 'r' }),
    releaseLine(nobody, { payable: payable!, reason: 'r' }),
  ];
  expect(await Promise.all(works.map(refusalOf))).toEqual(works.map(() => 'DROIT_MANQUANT'));
  expect((await batchOf(batch)).state).toBe('generated');
});
