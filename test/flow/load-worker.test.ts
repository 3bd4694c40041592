import mongoose from 'mongoose';
import { Families } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { cancelLoad } from '#core/load/cancel-load.ts';
import { confirmLoad } from '#core/load/confirm-load.ts';
import { findLoad, listLoads, listRejects } from '#core/load/find-loads.ts';
import { Loads } from '#core/load/load.model.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { registerLoad } from '#core/load/register-load.ts';
import { runNextLoad } from '#core/load/run-next-load.ts';
import { actNow, system } from '#core/shared/author.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { aFile, anAllo, anEnf } from '../factories/load-files.ts';

useDatabase();
const act = actNow(system('test'));
const YEAR = 2026;
const allo = anAllo('0412387;Lefèvre;Zoé;zoe@courriel.example;;', '0500001;N’Diaye;Aïcha;;;');
const enf = anEnf('0412387;0098123;Lefèvre;Noé;14/03/2016;105,00', '0412387;0098124;Lefèvre;Lina;14/03/2014;106');

beforeEach(async () => {
  await emptyDatabase();
  await initCampaign(act, { year: YEAR });
});

const register = () => registerLoad(act, { year: YEAR, allo, enf });
const work = () => runNextLoad({ holder: 'test' });
const stateOf = async (id: string) => (await findLoad(id)).state;
const storedFiles = () => mongoose.connection.db!.collection('loadFiles.files').countDocuments();

describe('chargement par l’écran et le worker', () => {
  test('R-CAM-06 : déposé, simulé, confirmé, chargé ; rien n’est écrit avant la confirmation', async () => {
    const id = await register();
    expect(await stateOf(id)).toBe('uploaded');
    expect(await work()).toBe(id);
    expect(await findLoad(id)).toMatchObject({
      state: 'simulated',
      counts: { allo: { new: 2, warnings: 1 }, enf: { new: 1, rejected: 1 }, outsideBareme: 1, withoutMail: 1, totalCents: 10_500 },
    });
    expect(await Families.countDocuments()).toBe(0);
    expect(await work()).toBeNull();
    await confirmLoad(act, id);
    expect(await work()).toBe(id);
    expect(await findLoad(id)).toMatchObject({
      state: 'done',
      counts: { allo: { new: 2 }, enf: { new: 1, rejected: 1 } },
      progress: { done: 4, total: 4 },
      holder: null,
    });
    expect(await Forfaits.countDocuments()).toBe(1);
  });

  test('R-CAM-05 : après la confirmation, les rejets sont ceux du chargement, une fois', async () => {
    const id = await register();
    await work();
    await confirmLoad(act, id);
    await work();
    const { total, rejects } = await listRejects({ loadId: id, level: 'reject' });
    expect(total).toBe(1);
    expect(rejects[0]).toMatchObject({ file: 'enf', line: 3, code: 'MONTANT_HORS_BAREME', simulated: false, takenUp: null });
  });

  test('R-CAM-07 : les fichiers déposés disparaissent à la fin, l’histoire reste', async () => {
    const id = await register();
    expect(await storedFiles()).toBe(2);
    await work();
    await confirmLoad(act, id);
    await work();
    expect(await storedFiles()).toBe(0);
    expect(await listLoads(YEAR)).toHaveLength(1);
  });

  test('R-CAM-07 : un seul chargement à la fois ; une simulation à confirmer ne bloque personne', async () => {
    const id = await register();
    await expect(register()).rejects.toMatchObject({ code: 'CHARGEMENT_EN_COURS', status: 409 });
    await expect(loadFiles(act, { year: YEAR, allo })).rejects.toMatchObject({ code: 'CHARGEMENT_EN_COURS' });
    expect(await storedFiles()).toBe(2);
    await work();
    expect(await register()).not.toBe(id);
    await expect(confirmLoad(act, id)).rejects.toMatchObject({ code: 'CHARGEMENT_EN_COURS' });
  });

  test('R-CAM-06 : annuler une simulation ; un chargement terminé ne s’annule plus', async () => {
    const id = await register();
    await work();
    await cancelLoad(act, id);
    expect(await stateOf(id)).toBe('cancelled');
    expect(await storedFiles()).toBe(0);
    await expect(confirmLoad(act, id)).rejects.toMatchObject({ code: 'CHARGEMENT_ETAT' });
    await expect(cancelLoad(act, id)).rejects.toMatchObject({ code: 'CHARGEMENT_ETAT' });
    expect(await work()).toBeNull();
  });

  test('issue 3 : un mauvais fichier est refusé au dépôt, rien n’est gardé', async () => {
    await expect(registerLoad(act, { year: YEAR, allo, enf: aFile('enf.csv', 'a;b\n1;2\n') })).rejects.toMatchObject({
      code: 'FICHIER_REFUSE',
    });
    expect(await storedFiles()).toBe(0);
    expect(await Loads.countDocuments()).toBe(0);
  });

  test('R-CAM-08 : le top de clôture entre la confirmation et le chargement arrête celui-ci, et l’histoire le dit', async () => {
    const id = await register();
    await work();
    await confirmLoad(act, id);
    await closeLoad(act, { year: YEAR });
    await work();
    expect(await findLoad(id)).toMatchObject({ state: 'failed', underWay: false, failure: expect.stringContaining('clos') });
    expect(await Families.countDocuments()).toBe(0);
  });

  test('R-AGT-03 : sans le droit de charger, tout est refusé', async () => {
    const nobody = actNow({ kind: 'agent', id: 'P0000911' });
    const id = await register();
    await expect(registerLoad(nobody, { year: YEAR, allo })).rejects.toMatchObject({ code: 'DROIT_MANQUANT' });
    await expect(confirmLoad(nobody, id)).rejects.toMatchObject({ code: 'DROIT_MANQUANT' });
    await expect(cancelLoad(nobody, id)).rejects.toMatchObject({ code: 'DROIT_MANQUANT' });
    await expect(loadFiles(nobody, { year: YEAR, allo })).rejects.toMatchObject({ code: 'DROIT_MANQUANT' });
  });
});
