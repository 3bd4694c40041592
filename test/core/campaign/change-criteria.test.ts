import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { type Campaign, Campaigns } from '#core/campaign/campaign.model.ts';
import { changeCriteria } from '#core/campaign/change-criteria.ts';
import { settingsOf } from '#core/campaign/criteria.rules.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { bySystem, YEAR } from '../../factories/scheme.ts';

useDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await initCampaign(bySystem(), { year: YEAR });
});

const campaign = async (): Promise<Campaign> => (await Campaigns.findById(YEAR).lean<Campaign>())!;
/** Changes what is given, on the version now in the database unless said otherwise. */
async function change(more: object = {}, criteria: object = {}, version?: number) {
  const now = await campaign();
  const settings = { ...settingsOf(now), ...more, criteria: { ...now.criteria, ...criteria } };
  return changeCriteria(bySystem(), { year: YEAR, version: version ?? now.version, settings });
}
const refusalOf = (work: Promise<unknown>): Promise<{ code: string; message: string }> =>
  work.then(
    () => ({ code: 'accepté', message: '' }),
    (error: { code?: string; message: string; name: string }) => ({ code: error.code ?? error.name, message: error.message }),
  );
const inState = (state: string) => Campaigns.updateOne({ _id: YEAR }, { $set: { state } });

test('R-CAM-02: en préparation, critères et dates changent ; l’avant et l’après sont au journal', async () => {
  expect(await change({ end: '2027-06-15', budget: 90_000_000 }, { ageMax: 17 })).toMatchObject({ version: 2, warnings: [] });
  expect(await campaign()).toMatchObject({ end: '2027-06-15', budget: 90_000_000, version: 2, criteria: { ageMax: 17 } });
  expect(await AuditEvents.findOne({ kind: 'campaign.criteriaChanged' }).lean()).toMatchObject({
    before: { end: '2027-05-30', budget: null, ageMax: 15 },
    after: { end: '2027-06-15', budget: 90_000_000, ageMax: 17, version: 2 },
  });
});

test('R-CAM-11: enregistrer sans rien changer confirme les critères', async () => {
  expect((await campaign()).criteriaConfirmedAt).toBeNull();
  await change();
  expect((await campaign()).criteriaConfirmedAt).toEqual(bySystem().at);
  expect(await AuditEvents.countDocuments({ kind: 'campaign.criteriaConfirmed' })).toBe(1);
});

test('R-CAM-02: des fautes se disent toutes ensemble, et rien n’est écrit', async () => {
  expect((await refusalOf(change({ start: '2025-08-01' }, { ageMin: 20 }))).code).toBe('FormRefusal');
  expect((await campaign()).version).toBe(1);
});

test('R-CAM-02: deux agents à la fois : le second apprend qui a changé quoi, et n’écrase rien', async () => {
  await change({}, { ageMax: 16 });
  const refused = await refusalOf(change({ budget: 1 }, {}, 1));
  expect(refused.code).toBe('MODIFIE_ENTRE_TEMPS');
  expect(refused.message).toContain('l’âge maximum');
  expect(await campaign()).toMatchObject({ budget: null, criteria: { ageMax: 16 } });
});

test('R-CAM-02: deux enregistrements au même instant sur la même version : un seul passe', async () => {
  const results = await Promise.all([refusalOf(change({ budget: 1 }, {}, 1)), refusalOf(change({ budget: 2 }, {}, 1))]);
  expect(results.map(({ code }) => code).sort()).toEqual(['MODIFIE_ENTRE_TEMPS', 'accepté']);
  expect((await campaign()).version).toBe(2);
});

test('R-CAM-02: ouverte, le barème ne change plus ; l’enveloppe et plus d’activités, si', async () => {
  await inState('open');
  expect((await refusalOf(change({}, { bareme: [{ qfFrom: 0, qfTo: 719, standard: 1, ce: 1 }] }))).code).toBe('CRITERE_FIGE');
  expect((await refusalOf(change({ end: '2027-06-15' }))).code).toBe('CRITERE_FIGE');
  expect((await refusalOf(change({}, { maxActivities: 1 }))).code).toBe('ACTIVITES_BAISSE');
  await change({ budget: 5 }, { maxActivities: 3, outsideBaremeIsWarning: true });
  expect(await campaign()).toMatchObject({ budget: 5, criteria: { maxActivities: 3, outsideBaremeIsWarning: true } });
});

test('R-CAM-09: archivée, même l’enveloppe ne change plus', async () => {
  await inState('archived');
  expect((await refusalOf(change({ budget: 5 }))).code).toBe('CAMPAGNE_LECTURE_SEULE');
});
