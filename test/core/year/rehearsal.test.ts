import { Depenses } from '#core/depense/depense.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { changeChecklist } from '#core/year/change-checklist.ts';
import { closeCampaign } from '#core/year/close-campaign.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { rehearseClosing } from '#core/year/rehearse-closing.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aScheme, byFamily, byPartner, bySystem, LINA, MATRICULE, NOE, YEAR } from '../../factories/scheme.ts';

useDatabase();
beforeEach(emptyDatabase);

const draw = (partnerId: string, sias: string, amount: number) =>
  issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias, partnerId, amount });
const AFTER = '2027-05-31T08:00:00Z';

/** 4000 live at the judo and 2500 at the music, 5000 validated and 3000 held, of 30000. */
async function aYear(): Promise<void> {
  const { judo, musique } = await aScheme();
  await draw(judo, LINA, 4000);
  await draw(musique, NOE, 2500);
  const validated = await draw(musique, LINA, 5000);
  await validateVoucher(byPartner('u1'), { code: validated.code, partnerId: musique });
  const held = await draw(judo, NOE, 3000);
  await validateVoucher(byPartner('u2'), { code: held.code, partnerId: judo });
  await holdLine(bySystem(), { payable: `QR:${held.code}`, reason: 'à vérifier' });
}

test('R-CAM-08: la répétition de la clôture dit, au centime, ce que la clôture fait ensuite', async () => {
  await aYear();
  const said = await rehearseClosing(YEAR);
  expect(said).toEqual({
    year: YEAR,
    expiring: { count: 2, cents: 6500 },
    byPartner: [
      { name: 'Judo Club de Grigny', count: 1, cents: 4000 },
      { name: 'Les Petits Archets', count: 1, cents: 2500 },
    ],
    families: 1,
    payable: { pending: { count: 1, cents: 5000 }, held: { count: 1, cents: 3000 }, batched: { count: 0, cents: 0 } },
    undecided: { count: 0, cents: 0 },
    granted: 30_000,
    used: 8000,
    leftOver: 22_000,
  });
  await closeCampaign(bySystem(AFTER), { year: YEAR });
  const [left] = await Forfaits.aggregate<{ available: number; used: number }>([
    { $group: { _id: null, available: { $sum: '$available' }, used: { $sum: '$used' } } },
  ]);
  expect(left).toMatchObject({ available: said.leftOver, used: said.used });
  expect(await Vouchers.countDocuments({ state: 'expired' })).toBe(said.expiring.count);
  await expect(rehearseClosing(YEAR)).rejects.toMatchObject({ code: 'CAMPAGNE_ETAT' });
});

const lines = async () => Object.fromEntries((await changeChecklist()).map(({ key, state, count, cents }) => [key, [state, count, cents]]));

test('R-CAM-11: la liste du changement de campagne suit ce qui reste à faire, jusqu’à la suivante', async () => {
  expect(await changeChecklist()).toEqual([]);
  await aYear();
  await Depenses.collection.insertOne({
    _id: 'd1',
    campaign: YEAR,
    matricule: MATRICULE,
    sias: LINA,
    amount: 700,
    state: 'submitted',
  } as never);
  expect(await lines()).toMatchObject({ closing: ['block', 2, 6500], unpaid: ['block', 2, 8000], undecided: ['block', 1, 700] });
  await closeCampaign(bySystem(AFTER), { year: YEAR });
  expect(await lines()).toMatchObject({ closing: ['done', 0, 0] });
  await expect(initCampaign(bySystem(AFTER), { year: YEAR + 1 })).rejects.toMatchObject({ code: 'IMPAYES' });
  await Payables.updateMany({}, { $set: { state: 'paid' } });
  await expect(initCampaign(bySystem(AFTER), { year: YEAR + 1 })).rejects.toMatchObject({ code: 'IMPAYES' });
  await Depenses.updateMany({}, { $set: { state: 'refused' } });
  expect(await lines()).toMatchObject({ unpaid: ['done', 0, 0], undecided: ['done', 0, 0] });
  await initCampaign(bySystem(AFTER), { year: YEAR + 1 });
  expect(await lines()).toMatchObject({ criteria: ['todo', 1, null], purge: ['done', 0, null] });
});

test('R-CAM-01: une clôture coupée empêche d’initialiser la suivante tant qu’elle n’est pas finie', async () => {
  const { judo } = await aScheme();
  await draw(judo, LINA, 4000);
  const { Campaigns } = await import('#core/campaign/campaign.model.ts');
  await Campaigns.updateOne({ _id: YEAR }, { $set: { state: 'closed' } });
  await expect(initCampaign(bySystem(AFTER), { year: YEAR + 1 })).rejects.toMatchObject({ code: 'CLOTURE_INACHEVEE' });
  await closeCampaign(bySystem(AFTER), { year: YEAR });
  await initCampaign(bySystem(AFTER), { year: YEAR + 1 });
});
