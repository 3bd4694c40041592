/** The dashboard's figures, against a count of our own on the raw documents, and against the reconciliation (R-EXT-02). */
import mongoose from 'mongoose';
import { findCampaign } from '#core/campaign/find-campaign.ts';
import { type Figures, readFigures } from '#core/extract/figures.ts';
import { forecastOf } from '#core/extract/figures/forecast.rules.ts';
import { recentFigures } from '#core/extract/recent-figures.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { aBusyCampaign } from '../../factories/busy-campaign.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { at, YEAR } from '../../factories/scheme.ts';

useDatabase();
beforeEach(emptyDatabase);

type Raw = Record<string, never> & { amount: number; state: string; sias: string; [field: string]: unknown };
const raw = async (name: string): Promise<Raw[]> =>
  (await mongoose.connection.db!.collection(name).find({ campaign: YEAR }).toArray()) as unknown as Raw[];
const total = (rows: readonly Raw[], field = 'amount'): number => rows.reduce((sum, row) => sum + Number(row[field]), 0);
const sumOf = <T>(rows: readonly T[], field: keyof T): number => rows.reduce((sum, row) => sum + Number(row[field]), 0);
const read = async (): Promise<Figures> => readFigures(await findCampaign(YEAR), at());
const inParis = (instant: unknown): string =>
  new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit' }).format(instant as Date).slice(0, 7);

test('R-EXT-02: les sommes sont celles qu’on recompte document par document', async () => {
  await aBusyCampaign();
  const { sums } = await read();
  const [forfaits, vouchers, depenses, payables] = [
    await raw('forfaits'),
    await raw('vouchers'),
    await raw('depenses'),
    await raw('payables'),
  ];
  const live = [...vouchers.filter(({ state }) => state === 'active'), ...depenses.filter(({ state }) => state === 'submitted')];
  expect(sums).toEqual({
    children: forfaits.length,
    drew: new Set([...live, ...payables].map(({ sias }) => sias)).size,
    granted: total(forfaits, 'granted'),
    available: total(forfaits, 'available'),
    reserved: total(live),
    validated: total(vouchers.filter(({ state }) => state === 'validated')) + total(depenses.filter(({ state }) => state === 'approved')),
    toPay: total(payables.filter(({ state }) => state === 'pending' || state === 'held')),
    batched: 0,
    paid: 4000,
    depenses: { reserved: 5000, validated: 2500, paid: 0 },
  });
  expect(sums.granted).toBe(sums.available + sums.reserved + sums.validated);
  expect(sums.validated).toBe(sums.toPay + sums.batched + sums.paid);
});

test('R-EXT-02, R-PAY-05: les mêmes sommes que les comptes justes', async () => {
  await aBusyCampaign();
  const { sums } = await read();
  const { checks } = await reconcile(at());
  const side = (name: string): [number, number] => {
    const check = checks.find((each) => each.name.startsWith(name))!;
    return [check.left, check.right];
  };
  expect(side('R1')).toEqual([sums.granted, sums.available + sums.reserved + sums.validated]);
  expect(side('R2')).toEqual([sums.reserved + sums.validated, sums.reserved + sums.validated]);
  expect(side('R3')).toEqual([sums.validated, sums.validated]);
});

test('R-EXT-02: par mois de Paris, par activité, par commune, par âge, par partenaire : chaque coupe redonne le total', async () => {
  await aBusyCampaign();
  const { sums, months, activities, communes, ages, partners } = await read();
  const drawn = sums.reserved + sums.validated;
  for (const cut of [months, activities, ages]) expect(sumOf(cut as { drawn: number }[], 'drawn')).toBe(drawn);
  for (const cut of [months, activities]) {
    expect(sumOf(cut as { validated: number }[], 'validated')).toBe(sums.validated);
    expect(sumOf(cut as { paid: number }[], 'paid')).toBe(sums.paid);
  }
  expect(sumOf(communes, 'drawn')).toBe(drawn);
  expect([sumOf(communes, 'granted'), sumOf(ages, 'granted')]).toEqual([sums.granted, sums.granted]);
  expect([sumOf(communes, 'drew'), sumOf(ages, 'drew')]).toEqual([sums.drew, sums.drew]);
  expect(sumOf(partners, 'drawn')).toBe(drawn - sums.depenses.reserved - sums.depenses.validated);
  expect(months).toEqual([
    { month: '2026-09', drawn: 10_000, validated: 0, paid: 0 },
    { month: '2026-10', drawn: 3000, validated: 4000, paid: 0 },
    // The dépense of 31 October, 23:30 UTC: November in Paris.
    { month: '2026-11', drawn: 2500 + 5000 + 2500, validated: 6000 + 2500, paid: 4000 },
  ]);
  const byMonth = new Map<string, number>();
  for (const voucher of await raw('vouchers'))
    if (voucher.state !== 'deleted') byMonth.set(inParis(voucher.issuedAt), (byMonth.get(inParis(voucher.issuedAt)) ?? 0) + voucher.amount);
  expect(byMonth.get('2026-09')).toBe(10_000);
});

test('R-EXT-02: une ancienne commune compte avec celle d’aujourd’hui ; sans date de naissance, l’âge n’est pas inventé', async () => {
  await aBusyCampaign();
  const { communes, ages } = await read();
  expect(communes).toEqual([
    { insee: '91228', name: 'Évry-Courcouronnes', families: 1, activated: 0, children: 1, drew: 1, granted: 10_000, drawn: 2500 },
    { insee: '91286', name: 'Grigny', families: 1, activated: 1, children: 2, drew: 2, granted: 30_000, drawn: 18_000 },
    { insee: null, name: '', families: 0, activated: 0, children: 1, drew: 1, granted: 15_000, drawn: 2500 },
  ]);
  expect(ages.map(({ age, children, drawn }) => [age, children, drawn])).toEqual([
    [10, 1, 7000],
    [13, 1, 11_000],
    [null, 2, 5000],
  ]);
});

describe('R-EXT-02: la prévision de fin de campagne', () => {
  const now = { drawn: 10_000, granted: 100_000 };
  const pace = { recent: 2800, recentDays: 28, daysLeft: 100, lastYear: null };
  test.each([
    ['suit la courbe de l’an dernier', { ...pace, lastYear: { sameDay: 5000, end: 20_000 } }, { drawn: 40_000, method: 'lastYear' }],
    ['sans elle, prolonge les quatre dernières semaines', pace, { drawn: 20_000, method: 'recent' }],
    ['trop tôt, l’an dernier ne dit rien', { ...pace, lastYear: { sameDay: 900, end: 20_000 } }, { drawn: 20_000, method: 'recent' }],
    ['ne dépasse pas ce qui est accordé', { ...pace, recent: 280_000 }, { drawn: 100_000, method: 'recent' }],
    ['n’est jamais sous ce qui est tiré', { ...pace, lastYear: { sameDay: 20_000, end: 15_000 } }, { drawn: 10_000, method: 'lastYear' }],
    ['finie, la campagne est ce qu’elle est', { ...pace, daysLeft: 0 }, { drawn: 10_000, method: 'none' }],
  ])('%s', (_, given, expected) => {
    expect(forecastOf(now, given)).toEqual(expected);
  });

  test('le rythme se lit jusqu’au jour même', async () => {
    await aBusyCampaign();
    const { pace: read2 } = await read();
    expect(read2).toEqual({ recent: 2500, recentDays: 28, daysLeft: 188, lastYear: null });
  });
});

test('R-EXT-02: les chiffres gardés servent une minute, et se relisent à la demande', async () => {
  await aBusyCampaign();
  const campaign = await findCampaign(YEAR);
  const first = await recentFigures(campaign, { at: at() });
  await Forfaits.collection.updateMany({}, { $inc: { granted: 100, available: 100 } });
  expect((await recentFigures(campaign, { at: at() })).sums).toEqual(first.sums);
  expect((await recentFigures(campaign, { at: at(), fresh: true })).sums.granted).toBe(first.sums.granted + 400);
});
