/** Dépenses at the same instant, from two processes (R-FAM-15): what the filters of the writes hold, whatever the order. */
import { Depenses } from '#core/depense/depense.model.ts';
import { type Forfait, Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { AttachmentFiles } from '#core/shared/attachments/attachment.model.ts';
import { expectBalanced } from '../factories/balances.ts';
import { emptyDatabase, useOwnDatabase } from '../factories/database.ts';
import { aForm, aSubmitted, theDepense } from '../factories/depenses.ts';
import { dealt, race } from '../factories/race.ts';
import type { RaceStep } from '../factories/race-steps.ts';
import { aScheme, LINA, type Scheme, YEAR } from '../factories/scheme.ts';

const { uri } = useOwnDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});
afterEach(async () => {
  await expectBalanced();
  expect((await reconcile()).checks.flatMap(({ differences }) => differences)).toEqual([]);
});

const many = (count: number, step: (index: number) => RaceStep): RaceStep[] => Array.from({ length: count }, (_, index) => step(index));
const count = (outcomes: string[], outcome: string): number => outcomes.filter((each) => each === outcome).length;
const lina = async (): Promise<Forfait> => (await Forfaits.findById(`${YEAR}:${LINA}`).lean<Forfait>())!;

test('R-FAM-15: 20 dépenses au même instant sur un enfant : deux activités au plus, jamais plus que le forfait', async () => {
  const form = aForm({ montant: '70,00' });
  const outcomes = await race(uri(), dealt(many(20, (index) => ({ do: 'submit', sias: LINA, form, photo: 1000 + index }))));
  const accepted = count(outcomes, 'accepté');
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBeLessThanOrEqual(2);
  expect(await lina()).toMatchObject({ reserved: 7000 * accepted, activities: accepted });
  expect([await Depenses.countDocuments(), await AttachmentFiles.countDocuments()]).toEqual([accepted, accepted]);
});

test('R-FAM-15: le même fichier envoyé 20 fois au même instant ne fait qu’une dépense', async () => {
  const step: RaceStep = { do: 'submit', sias: LINA, form: aForm({ montant: '10,00' }), photo: 7 };
  const outcomes = await race(uri(), dealt(many(20, () => step)));
  expect(count(outcomes, 'accepté')).toBe(1);
  expect(await Depenses.countDocuments()).toBe(1);
});

test('R-FAM-15: acceptée 20 fois au même instant, une dépense est due une fois', async () => {
  const depense = await aSubmitted();
  const outcomes = await race(uri(), dealt(many(20, () => ({ do: 'approve', depense }))));
  expect([count(outcomes, 'accepté'), count(outcomes, 'DEPENSE_DECIDEE')]).toEqual([1, 19]);
  expect(await Payables.countDocuments()).toBe(1);
});

test('R-FAM-15: acceptée, refusée et retirée au même instant : une seule l’emporte, et l’argent est à un seul endroit', async () => {
  for (let round = 0; round < 4; round++) {
    const depense = await aSubmitted({}, { montant: '10,00' });
    const steps = many(9, (index) => ({ do: (['approve', 'withdraw', 'refuse'] as const)[index % 3]!, depense }));
    const outcomes = await race(uri(), dealt(steps));
    expect(count(outcomes, 'accepté')).toBe(1);
    const { state } = await theDepense(depense);
    expect(await Payables.countDocuments({ _id: `DEP:${depense}` })).toBe(state === 'approved' ? 1 : 0);
    if (state === 'approved') break;
  }
});

test('R-FAM-12: un tirage et une dépense au même instant ne prennent pas ensemble plus que le forfait', async () => {
  const draw = { campaign: YEAR, matricule: '0412387', sias: LINA, partnerId: scheme.judo, amount: 10_000 };
  const form = aForm({ montant: '100,00' });
  const outcomes = await race(uri(), [[{ do: 'draw', draw }], [{ do: 'submit', sias: LINA, form, photo: 9 }]]);
  expect(count(outcomes, 'accepté')).toBe(1);
  expect(await lina()).toMatchObject({ available: 5000, reserved: 10_000 });
});
