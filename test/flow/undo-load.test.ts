import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { sealAudit } from '#core/audit/seal-audit.ts';
import { Children, Families, FamilyAccounts } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { cancelLoad } from '#core/load/cancel-load.ts';
import { findLoad } from '#core/load/find-loads.ts';
import { Loads } from '#core/load/load.model.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { runNextLoad } from '#core/load/run-next-load.ts';
import { undoLoad } from '#core/load/undo-load.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { actNow, system } from '#core/shared/author.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { suspendFamily } from '#core/voucher/suspend-family.ts';
import { closeCampaign } from '#core/year/close-campaign.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { reopenLoad } from '#core/year/reopen-load.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { anAllo, anEnf } from '../factories/load-files.ts';
import { aPartner, byFamily, bySystem, YEAR } from '../factories/scheme.ts';
import { loaded, undone, written } from '../factories/undo.ts';

useDatabase();

const ZOE = '0412387;Lefèvre;Zoé;zoe@courriel.example;91228;Évry-Courcouronnes';
const AICHA = '0500001;N’Diaye;Aïcha;aicha@courriel.example;91377;Massy';
const NOE = '0412387;0098123;Lefèvre;Noé;14/03/2016;105,00';
const LINA = '0500001;0098124;N’Diaye;Lina;02/05/2014;60,00';

beforeEach(async () => {
  await emptyDatabase();
  await initCampaign(bySystem('2026-07-20T08:00:00Z'), { year: YEAR });
});

/** The campaign opens and reopens for loads; a club is there to draw for. */
async function opened(): Promise<string> {
  await closeLoad(bySystem(), { year: YEAR });
  await reopenLoad(bySystem(), { year: YEAR, reason: 'complément' });
  return aPartner('Judo Club', '0314583');
}

const draw = (partnerId: string, amount: number, sias = '0098123', matricule = '0412387') =>
  issueVoucher(byFamily(undefined, matricule), { campaign: YEAR, matricule, sias, partnerId, amount });

const stateOf = async (id: string) => (await findLoad(id)).state;
const balanced = async () => {
  await sealAudit();
  return (await reconcile()).checks.filter(({ differences }) => differences.length > 0);
};

describe('annuler un chargement', () => {
  test('R-CAM-07 : le premier chargement annulé, il ne reste rien de lui, et les comptes sont justes', async () => {
    const id = await loaded({ allo: anAllo(ZOE, AICHA, 'X;A;B;;;'), enf: anEnf(NOE, LINA) });
    await undone(id);
    expect(await written()).toEqual({ families: [], children: [], forfaits: [], rejects: [], changes: [] });
    expect(await findLoad(id)).toMatchObject({ state: 'undone', underWay: false, holder: null, undo: { reason: 'mauvais fichier' } });
    expect(await balanced()).toEqual([]);
    const again = await loadFiles(bySystem(), { year: YEAR, allo: anAllo(ZOE), enf: anEnf(NOE) });
    expect(again).toMatchObject({ families: { new: 1 }, children: { new: 1 } });
  });

  test('R-CAM-07 : le second annulé, tout est exactement comme avant lui : noms, mails, montants, parents, reprises', async () => {
    await loaded({ allo: anAllo(ZOE, AICHA, '0600001;Roux;Marc;marc;;'), enf: anEnf(NOE, LINA, '0600001;0098125;Roux;Ali;02/05/2014;60') });
    const before = await written();
    const id = await loaded({
      allo: anAllo(
        '0412387;$Lefèvre;Zoé;z.lefevre@courriel.example;91377;Massy',
        AICHA,
        '0600001;Roux;Marc;marc@courriel.example;;',
        '0700001;Neuf;Lou;;;',
      ),
      enf: anEnf(
        '0500001;0098123;Lefèvre-Martin;Noé;15/03/2016;150',
        LINA.replace('60,00', '45'),
        '0700001;0098126;Neuf;Tom;02/05/2014;60',
      ),
    });
    expect(await Families.countDocuments()).toBe(4);
    expect(await Forfaits.countDocuments()).toBe(4);
    await undone(id);
    expect(await written()).toEqual(before);
    expect(await balanced()).toEqual([]);
  });

  test('R-EXT-04 : le journal dit qui annule, pourquoi, et ce qui est remis ou retiré', async () => {
    await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    const id = await loaded({ allo: anAllo(AICHA), enf: anEnf(NOE.replace('105,00', '150'), LINA) });
    await undone(id);
    const events = await AuditEvents.find({ 'object.id': id, kind: /undo|undone|Restored|Removed/ })
      .sort({ recordedAt: 1 })
      .lean();
    expect(events.map(({ kind, before, after }) => ({ kind, before, after }))).toEqual([
      expect.objectContaining({ kind: 'load.undoRequested', after: { state: 'undoing', reason: 'mauvais fichier' } }),
      {
        kind: 'load.childrenRestored',
        before: { changed: [{ id: '0098123', granted: 15_000 }] },
        after: { changed: [{ id: '0098123', granted: 10_500 }] },
      },
      expect.objectContaining({ kind: 'load.childrenRemoved', before: { removed: ['0098124'] } }),
      expect.objectContaining({ kind: 'load.familiesRemoved', before: { removed: ['0500001'] } }),
      expect.objectContaining({ kind: 'load.undone' }),
    ]);
  });

  test('R-CAM-07 : le plus récent d’abord ; après lui, le précédent s’annule aussi', async () => {
    const first = await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    const second = await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    await expect(undone(first)).rejects.toMatchObject({ code: 'CHARGEMENT_PAS_LE_DERNIER', status: 409 });
    await undone(second);
    expect(await Forfaits.countDocuments()).toBe(1);
    await undone(first);
    expect(await Forfaits.countDocuments()).toBe(0);
    await expect(undone(first)).rejects.toMatchObject({ code: 'CHARGEMENT_ETAT' });
  });

  test('R-CAM-07 : un chargement arrêté en chemin s’annule ; une simulation, un chargement ancien, non', async () => {
    const { loadId: simulated } = await loadFiles(bySystem(), { year: YEAR, allo: anAllo(ZOE), simulate: true });
    await expect(undone(simulated)).rejects.toMatchObject({ code: 'CHARGEMENT_ETAT' });
    await cancelLoad(bySystem(), simulated);
    await expect(undone(simulated)).rejects.toMatchObject({ code: 'CHARGEMENT_NON_ANNULABLE' });
    const id = await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    await Loads.updateOne({ _id: id }, { $set: { state: 'failed' } });
    await undone(id);
    expect(await stateOf(id)).toBe('undone');
    const old = await loaded({ allo: anAllo(ZOE) });
    await Loads.updateOne({ _id: old }, { $unset: { turn: '' } });
    await expect(undone(old)).rejects.toMatchObject({ code: 'CHARGEMENT_NON_ANNULABLE' });
  });

  test('R-CAM-07 : pendant l’annulation aucun chargement ne commence ; un seul clic compte', async () => {
    const id = await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    const wanted = { id, reason: 'mauvais fichier' };
    const clicks = await Promise.allSettled([undoLoad(bySystem(), wanted), undoLoad(bySystem(), wanted)]);
    expect(clicks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(loaded({ allo: anAllo(AICHA) })).rejects.toMatchObject({ code: 'CHARGEMENT_EN_COURS' });
    await expect(cancelLoad(bySystem(), id)).rejects.toMatchObject({ code: 'CHARGEMENT_ETAT' });
    await runNextLoad({ holder: 'test' });
    expect(await stateOf(id)).toBe('undone');
  });

  test('R-CAM-07 : une faute en chemin ne laisse rien à moitié ; l’annulation se redemande', async () => {
    await loaded({ allo: anAllo(ZOE, AICHA), enf: anEnf(NOE, LINA) });
    const before = await written();
    const id = await loaded({ enf: anEnf(NOE.replace('105,00', '150'), LINA.replace('60,00', '150')) });
    await Children.updateOne({ sias: '0098124' }, { $set: { loadId: 'autre' } });
    await undone(id);
    expect(await findLoad(id)).toMatchObject({ state: 'failed', underWay: false, failure: expect.stringContaining('Annulez de nouveau') });
    expect((await Forfaits.find().lean()).map(({ granted, undoing }) => [granted, undoing])).toEqual([
      [15_000, undefined],
      [15_000, undefined],
    ]);
    await Children.updateOne({ sias: '0098124' }, { $set: { loadId: id } });
    await undone(id);
    expect(await written()).toEqual(before);
  });

  test('R-AGT-03 : il faut le droit de charger, et un motif', async () => {
    const id = await loaded({ allo: anAllo(ZOE) });
    await expect(undoLoad(actNow({ kind: 'agent', id: 'P0000911' }), { id, reason: 'x' })).rejects.toMatchObject({
      code: 'DROIT_MANQUANT',
    });
    await expect(undoLoad(bySystem(), { id, reason: ' ' })).rejects.toMatchObject({ code: 'MOTIF_MANQUANT', details: { field: 'motif' } });
    await expect(undoLoad(bySystem(), { id, reason: 'x'.repeat(201) })).rejects.toMatchObject({ code: 'VALEUR_TROP_LONGUE' });
    await expect(undoLoad(bySystem(), { id: 'aucun', reason: 'x' })).rejects.toMatchObject({ code: 'CHARGEMENT_INCONNU' });
    await expect(undoLoad(actNow(system('test')), { id, reason: 'x' })).resolves.toBeUndefined();
  });
});

describe('ce qui empêche d’annuler', () => {
  const refusal = (id: string) => undoLoad(bySystem(), { id, reason: 'mauvais fichier' });

  test('R-CAM-07 : après le top de clôture et sans tirage, le chargement s’annule encore', async () => {
    const id = await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    await closeLoad(bySystem(), { year: YEAR });
    await undone(id);
    expect(await stateOf(id)).toBe('undone');
  });

  test('R-CAM-07 : un tirage, même supprimé ensuite, et l’enfant est nommé', async () => {
    const id = await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    const judo = await opened();
    const { code } = await draw(judo, 4_000);
    await expect(refusal(id)).rejects.toMatchObject({
      code: 'CHARGEMENT_UTILISE',
      message: expect.stringContaining('Lefèvre Noé (0098123)'),
    });
    await deleteVoucher(byFamily(), { campaign: YEAR, matricule: '0412387', code });
    await expect(refusal(id)).rejects.toMatchObject({ code: 'CHARGEMENT_UTILISE' });
    expect(await stateOf(id)).toBe('done');
  });

  test('R-CAM-07 : un montant augmenté dont le supplément est tiré ; pas celui dont l’ancien montant suffit', async () => {
    await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    const id = await loaded({ enf: anEnf(NOE.replace('105,00', '150')) });
    const judo = await opened();
    const { code } = await draw(judo, 10_600);
    await expect(refusal(id)).rejects.toMatchObject({ message: expect.stringContaining('déjà réservé ou utilisé') });
    await deleteVoucher(byFamily(), { campaign: YEAR, matricule: '0412387', code });
    await draw(judo, 10_500);
    await undone(id);
    const forfait = await Forfaits.findOne().lean();
    expect(forfait).toMatchObject({ granted: 10_500, available: 0, reserved: 10_500 });
    expect(forfait).not.toHaveProperty('undoing');
    expect(await balanced()).toEqual([]);
  });

  test('R-CAM-07 : un enfant passé à un autre allocataire, qui a tiré pour lui', async () => {
    await loaded({ allo: anAllo(ZOE, AICHA), enf: anEnf(NOE) });
    const id = await loaded({ enf: anEnf(NOE.replace('0412387', '0500001')) });
    const judo = await opened();
    const { code } = await draw(judo, 500, '0098123', '0500001');
    await expect(refusal(id)).rejects.toMatchObject({ code: 'CHARGEMENT_UTILISE' });
    await deleteVoucher(byFamily(undefined, '0500001'), { campaign: YEAR, matricule: '0500001', code });
    await expect(refusal(id)).rejects.toMatchObject({ code: 'CHARGEMENT_UTILISE' });
  });

  test('R-CAM-07 : un compte activé, une famille suspendue, un mail changé par un agent', async () => {
    const id = await loaded({ allo: anAllo(ZOE, AICHA) });
    await Families.updateOne({ matricule: '0412387' }, { $set: { activated: true } });
    await expect(refusal(id)).rejects.toMatchObject({ message: expect.stringContaining('activé son compte') });
    await Families.updateOne({ matricule: '0412387' }, { $unset: { activated: '' }, $set: { mail: 'autre@courriel.example' } });
    await expect(refusal(id)).rejects.toMatchObject({ message: expect.stringContaining('adresse mail') });
    await Families.updateOne({ matricule: '0412387' }, { $set: { mail: 'zoe@courriel.example' } });
    await suspendFamily(bySystem(), { campaign: YEAR, matricule: '0500001', reason: 'contrôle' });
    await expect(refusal(id)).rejects.toMatchObject({ message: expect.stringContaining('N’Diaye Aïcha (0500001)') });
  });

  test('R-CAM-07 : un mail changé par le chargement puis corrigé par un agent', async () => {
    await loaded({ allo: anAllo(ZOE) });
    const id = await loaded({ allo: anAllo(ZOE.replace('zoe@', 'z@')) });
    await Families.updateOne({}, { $set: { mail: 'autre@courriel.example' } });
    await expect(refusal(id)).rejects.toMatchObject({ message: expect.stringContaining('adresse mail') });
  });

  test('R-CAM-09 : une campagne close ne change plus', async () => {
    const id = await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    await closeLoad(bySystem(), { year: YEAR });
    await closeCampaign(bySystem('2027-06-01T08:00:00Z'), { year: YEAR });
    await expect(refusal(id)).rejects.toMatchObject({ code: 'CAMPAGNE_LECTURE_SEULE' });
  });

  test('R-CAM-07 : un tirage après la demande : rien n’est annulé, tout est relâché, l’histoire dit qui', async () => {
    const id = await loaded({ allo: anAllo(ZOE, AICHA), enf: anEnf(NOE, LINA) });
    const judo = await opened();
    const before = await written();
    await refusal(id);
    await draw(judo, 4_000);
    await runNextLoad({ holder: 'test' });
    expect(await findLoad(id)).toMatchObject({
      state: 'done',
      underWay: false,
      undo: { obstacles: [{ file: 'enf', key: '0098123', who: 'Lefèvre Noé', why: expect.stringContaining('servi') }] },
    });
    expect((await written()).families).toEqual(before.families);
    expect(await Forfaits.countDocuments({ undoing: { $exists: true } })).toBe(0);
    expect(await balanced()).toEqual([]);
  });

  test('R-CAM-07 : un agent change le mail après la demande : rien n’est annulé', async () => {
    const id = await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    await refusal(id);
    await Families.updateOne({}, { $set: { mail: 'autre@courriel.example' } });
    await runNextLoad({ holder: 'test' });
    expect(await findLoad(id)).toMatchObject({ state: 'done', undo: { obstacles: [{ file: 'allo', key: '0412387' }] } });
    expect(await Families.countDocuments({ undoing: { $exists: true } })).toBe(0);
    expect(await FamilyAccounts.countDocuments()).toBe(0);
  });
});
