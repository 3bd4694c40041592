import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { Children, Families, Oppositions } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { Loads } from '#core/load/load.model.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { actNow, system } from '#core/shared/author.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { ALLO_HEADER, aFile, anAllo, anEnf, anXlsx, ENF_HEADER } from '../factories/load-files.ts';
import type { Source } from '#core/load/file-kinds.ts';

useDatabase();
const act = actNow(system('test'));
const YEAR = 2026;

beforeEach(async () => {
  await emptyDatabase();
  await initCampaign(act, { year: YEAR });
});

const load = (files: { allo?: Source; enf?: Source; simulate?: boolean }) => loadFiles(act, { year: YEAR, ...files });
const forfait = (sias: string) => Forfaits.findById(`${YEAR}:${sias}`).lean();
const family = (matricule: string) => Families.findById(`${YEAR}:${matricule}`).lean();

const ZOE = '0412387;Lefèvre;Zoé;zoe@courriel.example;91228;Évry-Courcouronnes';
const AICHA = '0500001;N’Diaye;Aïcha;aicha@courriel.example;91377;Massy';
const NOE = '0412387;0098123;Lefèvre;Noé;14/03/2016;105,00';
const LINA = '0500001;0098124;N’Diaye;Lina;02/05/2014;60,00';

describe('chargement des deux fichiers', () => {
  test('R-CAM-03 : familles, enfants et forfaits sont créés, la campagne passe en chargement', async () => {
    const answer = await load({ allo: anAllo(ZOE, AICHA), enf: anEnf(NOE, LINA) });
    expect(answer).toMatchObject({
      simulated: false,
      families: { new: 2, rejected: 0 },
      children: { new: 2, rejected: 0 },
      totalCents: 16_500,
      rejects: [],
    });
    expect(await forfait('0098123')).toMatchObject({
      matricule: '0412387',
      granted: 10_500,
      available: 10_500,
      reserved: 0,
      used: 0,
      activities: 0,
      state: 'open',
      frozen: false,
    });
    expect(await family('0500001')).toMatchObject({
      lastName: 'N’Diaye',
      fileMail: 'aicha@courriel.example',
      insee: '91377',
      search: 'n diaye aicha',
    });
    expect((await Campaigns.findById(YEAR).lean())?.state).toBe('loading');
  });

  test('R-EXT-04 : chaque bloc écrit laisse un événement, avec les identifiants', async () => {
    const { loadId } = await load({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    const events = await AuditEvents.find({ 'object.id': loadId }).sort({ recordedAt: 1 }).lean();
    expect(events.map(({ kind }) => kind)).toEqual(['load.started', 'load.familiesWritten', 'load.childrenWritten', 'load.done']);
    expect(events[2]?.after).toMatchObject({ new: ['0098123'] });
  });

  test('R-CAM-06 : une simulation compte tout et n’écrit ni famille, ni enfant, ni forfait, ni journal', async () => {
    const before = await AuditEvents.countDocuments();
    const answer = await load({ allo: anAllo(ZOE, AICHA), enf: anEnf(NOE, LINA, NOE), simulate: true });
    expect(answer).toMatchObject({ simulated: true, families: { new: 2 }, children: { new: 2, rejected: 1 }, totalCents: 16_500 });
    expect(await Promise.all([Families, Children, Forfaits].map((model) => model.countDocuments({})))).toEqual([0, 0, 0]);
    expect(await AuditEvents.countDocuments()).toBe(before);
    expect((await Campaigns.findById(YEAR).lean())?.state).toBe('draft');
  });

  test('R-CAM-05 : les mêmes fichiers une deuxième fois ne changent rien', async () => {
    const files = { allo: anAllo(ZOE, AICHA), enf: anEnf(NOE, LINA) };
    await load(files);
    const before = await state();
    const again = await load(files);
    expect(again).toMatchObject({
      families: { new: 0, changed: 0, unchanged: 2 },
      children: { new: 0, changed: 0, unchanged: 2 },
      totalCents: 16_500,
    });
    expect(await state()).toEqual(before);
  });

  test('R-CAM-05 : un fichier peut venir seul, et les lignes absentes n’enlèvent rien', async () => {
    await load({ allo: anAllo(ZOE, AICHA) });
    expect(await load({ enf: anEnf(NOE) })).toMatchObject({ families: { new: 0 }, children: { new: 1 } });
    await load({ allo: anAllo(AICHA) });
    expect(await Families.countDocuments()).toBe(2);
    expect(await Children.countDocuments()).toBe(1);
  });

  test('R-CAM-03 : un classeur Excel charge les mêmes personnes', async () => {
    const allo = anXlsx('allo.xlsx', [
      ALLO_HEADER.split(';'),
      [412387, 'Lefèvre', 'Zoé', 'zoe@courriel.example', 91228, 'Évry-Courcouronnes'],
    ]);
    const enf = anXlsx('enf.xlsx', [ENF_HEADER.split(';'), [412387, 98123, 'Lefèvre', 'Noé', new Date('2016-03-14'), 105]]);
    await load({ allo, enf });
    expect(await load({ allo: anAllo(ZOE), enf: anEnf(NOE) })).toMatchObject({ families: { unchanged: 1 }, children: { unchanged: 1 } });
  });

  test('R-CAM-05 : le mail changé par un agent reste, tant que celui du fichier ne change pas', async () => {
    await load({ allo: anAllo(ZOE) });
    await Families.updateOne({ matricule: '0412387' }, { $set: { mail: 'agent@courriel.example' } });
    await load({ allo: anAllo(ZOE.replace('Lefèvre', 'Lefebvre')) });
    expect(await family('0412387')).toMatchObject({
      lastName: 'Lefebvre',
      mail: 'agent@courriel.example',
      fileMail: 'zoe@courriel.example',
    });
    await load({ allo: anAllo(ZOE.replace('zoe@', 'zoe.lefevre@')) });
    expect(await family('0412387')).toMatchObject({ mail: 'zoe.lefevre@courriel.example' });
  });

  test('R-CAM-05 : une colonne absente du fichier laisse ce qui est enregistré', async () => {
    await load({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    const enf = aFile('enf.csv', 'Matricule;SIAS;Nom;Prénom;Montant\n412387;98123;Lefèvre;Noé;105\n');
    const answer = await load({ allo: aFile('allo.csv', 'Matricule;Nom;Prénom;Mail\n412387;Lefèvre;Zoé;zoe@courriel.example\n'), enf });
    expect(answer).toMatchObject({ families: { unchanged: 1 }, children: { unchanged: 1 } });
    expect(answer.warnings).toEqual([expect.objectContaining({ file: 'enf', line: 1, code: 'DATE_ABSENTE' })]);
  });

  test('R-CAM-04 : un mail déjà pris par une autre famille de la campagne avertit', async () => {
    await load({ allo: anAllo(ZOE) });
    const answer = await load({ allo: anAllo(AICHA.replace('aicha@', 'zoe@')) });
    expect(answer.warnings).toEqual([expect.objectContaining({ code: 'MAIL_PARTAGE', line: 2 })]);
    expect(answer.families.new).toBe(1);
  });

  test('R-FAM-05 : une opposition enregistrée pendant le chargement gèle les forfaits qu’il écrit ensuite', async () => {
    const oppose = () => Oppositions.collection.insertOne({ _id: '0412387', at: act.at, author: act.author } as never);
    let opposed: Promise<unknown> | undefined;
    await loadFiles(act, { year: YEAR, allo: anAllo(ZOE), enf: anEnf(NOE), onProgress: () => void (opposed ??= oppose()) });
    await opposed;
    expect((await forfait('0098123'))?.frozen).toBe(true);
  });

  test('R-FAM-05, R-FAM-07 : le forfait d’une famille opposée ou suspendue naît gelé', async () => {
    await Oppositions.collection.insertOne({ _id: '0412387', at: act.at, author: act.author } as never);
    await load({ allo: anAllo(ZOE, AICHA), enf: anEnf(NOE, LINA) });
    expect([(await forfait('0098123'))?.frozen, (await forfait('0098124'))?.frozen]).toEqual([true, false]);
  });
});

describe('montants changés', () => {
  const spend = (available: number, reserved: number, used: number) =>
    Forfaits.updateOne({ _id: `${YEAR}:0098123` }, { $set: { available, reserved, used } });
  const withAmount = (amount: string): Source => anEnf(NOE.replace('105,00', amount));

  beforeEach(() => load({ allo: anAllo(ZOE), enf: anEnf(NOE) }));

  test('R-CAM-05 : un montant plus haut ou plus bas change le forfait de la différence', async () => {
    await spend(4_500, 2_000, 4_000);
    expect(await load({ enf: withAmount('150') })).toMatchObject({ children: { changed: 1 }, totalCents: 15_000 });
    expect(await forfait('0098123')).toMatchObject({ granted: 15_000, available: 9_000, reserved: 2_000, used: 4_000 });
    await load({ enf: withAmount('60') });
    expect(await forfait('0098123')).toMatchObject({ granted: 6_000, available: 0, reserved: 2_000, used: 4_000 });
  });

  test('R-CAM-04 : MONTANT_SOUS_UTILISE, et rien de la ligne n’est écrit', async () => {
    await spend(4_500, 2_000, 4_000);
    const answer = await load({ enf: anEnf(NOE.replace('105,00', '45').replace('Noé', 'Noah')) });
    expect(answer).toMatchObject({ children: { changed: 0, rejected: 1 }, totalCents: 0 });
    expect(answer.rejects).toEqual([
      expect.objectContaining({ line: 2, code: 'MONTANT_SOUS_UTILISE', reason: expect.stringContaining('60,00') }),
    ]);
    expect(await forfait('0098123')).toMatchObject({ granted: 10_500, available: 4_500 });
    expect((await Children.findById(`${YEAR}:0098123`).lean())?.firstName).toBe('Noé');
  });

  test('R-CAM-06 : la simulation annonce ce rejet', async () => {
    await spend(4_500, 2_000, 4_000);
    expect((await load({ enf: withAmount('45'), simulate: true })).rejects).toEqual([
      expect.objectContaining({ code: 'MONTANT_SOUS_UTILISE' }),
    ]);
  });

  test('R-EXT-04 : le journal garde le montant avant et après', async () => {
    const { loadId } = await load({ enf: withAmount('150') });
    const event = await AuditEvents.findOne({ 'object.id': loadId, kind: 'load.childrenWritten' }).lean();
    expect(event).toMatchObject({
      before: { changed: [{ id: '0098123', granted: 10_500 }] },
      after: { changed: [{ id: '0098123', granted: 15_000 }] },
    });
  });

  test('un enfant change d’allocataire tant que rien n’est engagé ; ensuite c’est PARENT_DIFFERENT', async () => {
    await load({ allo: anAllo(AICHA) });
    await spend(10_000, 500, 0);
    const moved = anEnf(NOE.replace('0412387', '0500001'));
    expect((await load({ enf: moved })).rejects).toEqual([expect.objectContaining({ code: 'PARENT_DIFFERENT' })]);
    await spend(10_500, 0, 0);
    expect(await load({ enf: moved })).toMatchObject({ children: { changed: 1 } });
    expect(await forfait('0098123')).toMatchObject({ matricule: '0500001', granted: 10_500 });
  });
});

describe('histoire et refus', () => {
  test('R-CAM-07 : l’histoire garde noms, empreintes, nombres, agent, durée', async () => {
    const { loadId } = await load({ allo: anAllo(ZOE, '', 'FIN;1'), enf: anEnf(NOE) });
    const kept = await Loads.findById(loadId).lean();
    expect(kept).toMatchObject({
      state: 'done',
      underWay: false,
      author: { kind: 'system', id: 'test' },
      counts: { allo: { lines: 1, new: 1, trailer: 1 }, enf: { lines: 1, new: 1 } },
    });
    expect(kept?.files.allo).toMatchObject({ name: 'allo.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(kept?.counts.allo.empty).toBeGreaterThan(0);
    expect(kept?.durationMs).toBeGreaterThan(0);
  });

  test('issue 3 : un fichier refusé n’écrit rien, même si l’autre est bon', async () => {
    const good = Array.from({ length: 1_500 }, (_, index) => NOE.replace('0098123', String(index + 1)));
    const bad = anEnf(...good, '412387;98123;"Lefèvre;Noé');
    await expect(load({ allo: anAllo(ZOE), enf: bad })).rejects.toMatchObject({ code: 'FICHIER_REFUSE' });
    expect(await Families.countDocuments()).toBe(0);
    expect(await Loads.countDocuments()).toBe(0);
  });

  test('R-CAM-08 : après le top de clôture, le chargement est refusé', async () => {
    await load({ allo: anAllo(ZOE) });
    await closeLoad(act, { year: YEAR });
    await expect(load({ enf: anEnf(NOE) })).rejects.toMatchObject({ code: 'CHARGEMENT_CLOS', status: 409 });
  });
});

/** All that a load may change. */
async function state() {
  return Promise.all([Families, Children, Forfaits].map((model) => model.collection.find().sort({ _id: 1 }).toArray()));
}
