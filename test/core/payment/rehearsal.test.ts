import { Oppositions, Families } from '#core/family/family.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { recordSiasRejection } from '#core/payment/record-sias-rejection.ts';
import { medianOf } from '#core/payment/rehearsal/hint-keys.rules.ts';
import { SIGN_KINDS } from '#core/payment/rehearsal/signs.rules.ts';
import { rehearseBatch, rehearseLines } from '#core/payment/rehearse-batch.ts';
import { askUndo } from '#core/voucher/undo-ask.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { validatedVouchers } from '../../factories/payables.ts';
import { aFamily, aScheme, bySystem, type Scheme } from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
const NIGHT = '2026-11-30T18:00:00Z';
const LATER = '2026-12-10T18:00:00Z';
const act = bySystem(LATER);

beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

/** Judo was paid `count` sums of 40 € in a first batch. */
async function paidBefore(count = 6): Promise<string[]> {
  const ids = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      validatedVouchers({ count: 1, partnerId: scheme.judo, from: 500 + index, due: `2026-11-2${index}T09:00:00Z` }),
    ),
  );
  await generateBatch(bySystem(NIGHT), { kind: 'partners' });
  await downloadBatch(bySystem(NIGHT), '2026-001');
  await markProcessed(bySystem(NIGHT), { batch: '2026-001' });
  return ids.flat();
}
const one = (from: number, more: { amount?: number; due?: string; partnerId?: string } = {}): Promise<string[]> =>
  validatedVouchers({ count: 1, partnerId: scheme.judo, from, due: '2026-12-02T10:00:00Z', ...more });

/** What is counted along the index says the same as each line read with its own signs, page after page. */
async function countsAgree(): Promise<void> {
  const all = [];
  for (let page = 0; page === 0 || all.length === page * 50; page++)
    all.push(...(await rehearseLines(act, { kind: 'partners', page })).lines);
  const { oddLines, signs: counted } = await rehearseBatch(act, { kind: 'partners' });
  expect(oddLines).toBe(all.filter(({ signs: some }) => some.length > 0).length);
  for (const sign of ['any', ...SIGN_KINDS] as const) {
    const bearing = all.filter(({ signs: some }) => (sign === 'any' ? some.length > 0 : some.some(({ kind }) => kind === sign)));
    const { lines, total } = await rehearseLines(act, { kind: 'partners', sign, page: 0 });
    expect([sign, total]).toEqual([sign, bearing.length]);
    expect(new Set(lines)).toEqual(new Set(bearing));
    if (sign !== 'any') expect(counted.find(({ kind }) => kind === sign)?.lines ?? 0).toBe(total);
  }
}

const signs = async (): Promise<Record<string, string[]>> => {
  const { lines } = await rehearseLines(act, { kind: 'partners', page: 0 });
  return Object.fromEntries(lines.map(({ payable, signs: some }) => [payable.sias, some.map(({ kind }) => kind)]));
};

test('R-PAY-01: une ligne ordinaire ne porte aucun signe ; le premier paiement à un partenaire se voit', async () => {
  await paidBefore();
  await one(1);
  await one(2, { partnerId: scheme.musique });
  expect(await signs()).toEqual({ '0000001': [], '0000002': ['firstPayment'] });
  const { oddLines, partnerSigns, last, lines } = await rehearseBatch(act, { kind: 'partners' });
  expect({ lines, oddLines, last: last?._id }).toEqual({ lines: 2, oddLines: 1, last: '2026-001' });
  expect([...partnerSigns]).toEqual([[scheme.musique, 'firstPayment']]);
  // Never rejected: written as nothing, or not written.
  await one(3, { partnerId: scheme.musique });
  await Payables.collection.updateOne({ sias: '0000003' } as never, { $set: { rejectedOn: null } });
  await countsAgree();
});

test('R-PAY-01: une somme de plus de 3 fois l’habituelle, ou au-dessus du barème, se voit', async () => {
  await paidBefore();
  await one(1, { amount: 12_000 });
  await one(2, { amount: 12_001 });
  await Payables.collection.updateOne({ sias: '0000001' } as never, { $set: { amount: 9000 } });
  expect((await signs())['0000001']).toEqual([]);
  await one(3, { amount: 15_000 });
  await Payables.collection.updateOne({ sias: '0000003' } as never, { $set: { amount: 90_000 } });
  expect((await signs())['0000002']).toEqual(['muchMore']);
  expect((await signs())['0000003']).toEqual(['muchMore', 'aboveBareme']);
  await countsAgree();
});

test('R-PAY-01: un partenaire radié, suspendu ou sans Tiersi, une famille suspendue ou opposée depuis se voient', async () => {
  await paidBefore();
  await one(1);
  await one(2, { partnerId: scheme.musique });
  await aFamily({ matricule: '1000001' });
  await Families.collection.updateOne({ matricule: '1000001' } as never, {
    $set: { suspended: { reason: 'r', at: new Date(), agent: 'a' } },
  });
  await Oppositions.collection.insertOne({ _id: '1000002', at: new Date(), author: { kind: 'family', id: '1000002' } } as never);
  await Partners.collection.updateOne({ _id: scheme.judo } as never, { $set: { suspended: true } });
  await Partners.collection.updateOne({ _id: scheme.musique } as never, { $set: { etat: 'R', tiersi: null } });
  expect(await signs()).toEqual({
    '0000001': ['partnerSuspended', 'familySuspended'],
    '0000002': ['format', 'partnerRadiated', 'familyOpposed', 'firstPayment'],
  });
  const { partnerSigns, signs: counts } = await rehearseBatch(act, { kind: 'partners' });
  expect(partnerSigns.get(scheme.musique)).toBe('partnerRadiated');
  expect(counts.find(({ kind }) => kind === 'format')).toEqual({ kind: 'format', lines: 1 });
  await one(3);
  await countsAgree();
});

test('R-PAY-01: deux sommes du même enfant le même jour de Paris, et plus de dix scans dans la minute, se voient', async () => {
  await paidBefore();
  await one(1, { due: '2026-12-01T23:30:00Z' });
  await one(2, { due: '2026-12-02T21:30:00Z' });
  await Payables.collection.updateOne({ sias: '0000002' } as never, { $set: { sias: '0000001' } });
  expect((await signs())['0000001']).toEqual(['sameDay']);
  await validatedVouchers({ count: 10, partnerId: scheme.judo, from: 20, due: '2026-12-03T10:00:05Z' });
  expect((await signs())['0000020']).toEqual([]);
  await one(40, { due: '2026-12-03T10:00:55Z' });
  expect((await signs())['0000020']).toEqual(['burst']);
  expect(await rehearseLines(act, { kind: 'partners', sign: 'burst', matricule: '1000020', page: 0 })).toMatchObject({ total: 1 });
  await countsAgree();
});

test('R-PAY-06, R-QR-06: une ligne déjà rejetée, une annulation demandée se voient ; une somme retenue n’y est plus', async () => {
  const [again] = await paidBefore();
  await recordSiasRejection(act, { line: '2026-001:1', reason: 'compte clos' });
  const [mine] = await one(1);
  await askUndo(act, { code: mine!.slice(3), reason: 'mauvais enfant' });
  const { lines } = await rehearseLines(act, { kind: 'partners', sign: 'any', page: 0 });
  expect(lines.map(({ payable, signs: some }) => [payable._id, some.map(({ kind }) => kind)])).toEqual([
    [again, ['rejected']],
    [mine, ['undoAsked']],
  ]);
  await one(2);
  // Two signs of its own: the line is counted once.
  await Oppositions.collection.insertOne({ _id: '1000001', at: new Date(), author: { kind: 'family', id: '1000001' } } as never);
  await countsAgree();
  await Payables.collection.deleteOne({ sias: '0000002' } as never);
  await holdLine(act, { payable: mine!, reason: 'à voir' });
  expect(await rehearseLines(act, { kind: 'partners', sign: 'undoAsked', page: 0 })).toEqual({ lines: [], total: 0 });
  expect(await rehearseBatch(act, { kind: 'partners' })).toMatchObject({ lines: 1, held: 1 });
});

test('R-PAY-01: les lignes se lisent par pages de 50, et par partenaire', async () => {
  await validatedVouchers({ count: 60, partnerId: scheme.judo, due: '2026-12-02T10:00:00Z' });
  await one(100, { partnerId: scheme.musique });
  const page = (number: number, more: object = {}) => rehearseLines(act, { kind: 'partners', page: number, ...more });
  expect((await page(0)).lines).toHaveLength(50);
  expect(await page(1)).toMatchObject({ total: 61, lines: { length: 11 } });
  expect(await page(0, { partnerId: scheme.musique })).toMatchObject({ total: 1, lines: { length: 1 } });
  expect(await page(1, { sign: 'firstPayment' })).toMatchObject({ total: 61, lines: { length: 11 } });
  const odd = [...(await page(0, { sign: 'any' })).lines, ...(await page(1, { sign: 'any' })).lines];
  expect(new Set(odd.map(({ payable }) => payable._id)).size).toBe(61);
  const nobody = { author: { kind: 'agent', id: 'P9999911' } as const, at: act.at };
  await expect(rehearseLines(nobody, { kind: 'partners', page: 0 })).rejects.toMatchObject({ code: 'DROIT_MANQUANT' });
});

test('R-PAY-01: la somme habituelle est la médiane, à partir de cinq paiements', () => {
  expect(medianOf([{ amount: 4000, count: 4 }])).toBeNull();
  expect(
    medianOf([
      { amount: 9000, count: 2 },
      { amount: 4000, count: 3 },
    ]),
  ).toBe(4000);
  expect(
    medianOf([
      { amount: 9000, count: 3 },
      { amount: 4000, count: 2 },
    ]),
  ).toBe(9000);
});
