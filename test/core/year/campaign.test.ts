import { Campaigns, type Campaign } from '#core/campaign/campaign.model.ts';
import { currentCampaign } from '#core/campaign/find-campaign.ts';
import { Credentials } from '#core/access/access.model.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { FamilyAccounts } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { closeCampaign, closeEndedCampaigns } from '#core/year/close-campaign.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { reopenLoad } from '#core/year/reopen-load.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { anAccount, aScheme, byFamily, byPartner, bySystem, LINA, MATRICULE, NOE, YEAR } from '../../factories/scheme.ts';

useDatabase();
beforeEach(emptyDatabase);

const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const draw = (partnerId: string, sias = LINA) =>
  issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias, partnerId, amount: 4000 });

test('R-CAM-01: une campagne va du 01/08 au 30/05, et la première part des critères de 2025', async () => {
  expect(await initCampaign(bySystem(), { year: YEAR, budget: 105_000_000 })).toEqual({
    year: YEAR,
    state: 'draft',
    loadOpen: true,
    families: 0,
    children: 0,
    forfaitsCents: 0,
  });
  const campaign = (await Campaigns.findById(YEAR).lean<Campaign>())!;
  expect(campaign).toMatchObject({ start: '2026-08-01', end: '2027-05-30', decideUntil: '2027-07-31', budget: 105_000_000 });
  expect(campaign.criteria).toMatchObject({ qfCeiling: 719, ageMin: 6, ageMax: 15, ageDay: '2026-09-01', maxActivities: 2 });
  expect(campaign.criteria.bareme.map((row) => [row.standard, row.ce])).toEqual([
    [10_500, 15_000],
    [6000, 12_500],
    [4500, 10_000],
    [3000, 5000],
  ]);
  expect(campaign.criteria.communesCe).toHaveLength(8);
});

test('R-CAM-02: une nouvelle campagne copie les critères de la précédente', async () => {
  await initCampaign(bySystem(), { year: 2025 });
  await Campaigns.updateOne({ _id: 2025 }, { $set: { state: 'closed', 'criteria.maxActivities': 3, 'criteria.qfCeiling': 750 } });
  await initCampaign(bySystem(), { year: YEAR });
  expect((await Campaigns.findById(YEAR).lean<Campaign>())!.criteria).toMatchObject({
    maxActivities: 3,
    qfCeiling: 750,
    ageDay: '2026-09-01',
  });
  expect((await Campaigns.findById(2025).lean<Campaign>())!.state).toBe('archived');
});

test('R-CAM-08: le top de clôture ouvre la campagne ; la réouverture du chargement est motivée et tracée', async () => {
  await initCampaign(bySystem(), { year: YEAR });
  expect(await closeLoad(bySystem(), { year: YEAR })).toMatchObject({ state: 'open', loadOpen: false });
  expect(await refusalOf(closeLoad(bySystem(), { year: YEAR }))).toBe('CHARGEMENT_CLOS');
  expect(await refusalOf(reopenLoad(bySystem(), { year: YEAR, reason: ' ' }))).toBe('MOTIF_MANQUANT');
  expect(await reopenLoad(bySystem(), { year: YEAR, reason: 'familles oubliées' })).toMatchObject({ state: 'open', loadOpen: true });
  expect(await AuditEvents.findOne({ kind: 'campaign.loadReopened' }).lean()).toMatchObject({ after: { reason: 'familles oubliées' } });
  expect(await closeLoad(bySystem(), { year: YEAR })).toMatchObject({ state: 'open', loadOpen: false });
});

test('R-CAM-01: une seule campagne est ouverte à la fois, par la base elle-même', async () => {
  await initCampaign(bySystem(), { year: 2025 });
  await closeLoad(bySystem(), { year: 2025 });
  expect(await refusalOf(initCampaign(bySystem(), { year: YEAR }))).toBe('CAMPAGNE_DEJA_OUVERTE');
  await expect(Campaigns.collection.insertOne({ _id: 2030, state: 'open' } as never)).rejects.toMatchObject({ code: 11000 });
});

test('R-CAM-08: la clôture expire les QR codes, rend les montants et ferme les forfaits', async () => {
  const { judo, musique } = await aScheme();
  const [kept, expired] = [await draw(judo), await draw(musique, NOE)];
  await validateVoucher(byPartner('u1'), { code: kept.code, partnerId: judo });
  expect(await closeCampaign(bySystem('2027-05-31T08:00:00Z'), { year: YEAR })).toMatchObject({ state: 'closed' });
  expect(await Vouchers.findById(expired.code).lean()).toMatchObject({ state: 'expired' });
  expect(await Vouchers.findById(kept.code).lean()).toMatchObject({ state: 'validated' });
  expect(await Forfaits.findById(`${YEAR}:${NOE}`).lean()).toMatchObject({ state: 'closed', available: 15_000, reserved: 0 });
  expect(await refusalOf(draw(judo, NOE))).toBe('CAMPAGNE_FERMEE');
  expect(await refusalOf(closeCampaign(bySystem(), { year: YEAR }))).toBe('CAMPAGNE_ETAT');
});

test('R-CAM-08: la garde de la clôture est sur le forfait', async () => {
  const { judo } = await aScheme();
  await Forfaits.updateMany({}, { $set: { state: 'closed' } });
  expect(await refusalOf(draw(judo))).toBe('CAMPAGNE_FERMEE');
});

test('R-CAM-08: la clôture est automatique après le 30/05 à 23:59:59, heure de Paris, et finit ce qui était coupé', async () => {
  const { judo } = await aScheme();
  await draw(judo);
  await closeEndedCampaigns(bySystem('2027-05-30T21:59:59Z'));
  expect((await currentCampaign())?.state).toBe('open');
  await Campaigns.updateOne({ _id: YEAR }, { $set: { state: 'closed' } });
  await closeEndedCampaigns(bySystem('2027-05-30T22:00:00Z'));
  expect(await Vouchers.countDocuments({ state: 'active' })).toBe(0);
  expect(await Forfaits.countDocuments({ state: 'open' })).toBe(0);
});

test('R-CAM-10: initialiser la suivante efface les comptes des familles, pas avant ; les impayés l’empêchent', async () => {
  const { judo } = await aScheme();
  await anAccount();
  const { code } = await draw(judo);
  await validateVoucher(byPartner('u1'), { code, partnerId: judo });
  await closeCampaign(bySystem('2027-05-31T08:00:00Z'), { year: YEAR });
  expect(await refusalOf(initCampaign(bySystem(), { year: YEAR + 1 }))).toBe('IMPAYES');
  expect(await FamilyAccounts.countDocuments()).toBe(1);
  await Payables.updateMany({}, { $set: { state: 'paid' } });
  await initCampaign(bySystem(), { year: YEAR + 1 });
  expect(await FamilyAccounts.countDocuments()).toBe(0);
  expect(await Credentials.countDocuments({ _id: { $regex: '^family:' } })).toBe(0);
});
