/** The routes of loads beyond the deposit (issue 4, part 3): differences, lines by code and reprise, undoing. */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Families } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { cancelLoad } from '#core/load/cancel-load.ts';
import { confirmLoad } from '#core/load/confirm-load.ts';
import { LoadChanges } from '#core/load/load-change.model.ts';
import { registerLoad } from '#core/load/register-load.ts';
import { runNextLoad } from '#core/load/run-next-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { anAllo, anEnf } from '../factories/load-files.ts';
import { bySystem, YEAR } from '../factories/scheme.ts';
import { loaded } from '../factories/undo.ts';
import { loggedIn, type Visitor } from './desk.ts';

useDatabase();

const ZOE = '0412387;Lefèvre;Zoé;zoe@courriel.example;91228;Évry';
const AICHA = '0500001;N’Diaye;Aïcha;aicha@courriel.example;91377;Massy';
const NOE = '0412387;0098123;Lefèvre;Noé;14/03/2016;105,00';
const LINA = '0500001;0098124;N’Diaye;Lina;02/05/2014;60,00';

let agent: Visitor;
beforeEach(async () => {
  await emptyDatabase();
  await initCampaign(bySystem('2026-07-20T08:00:00Z'), { year: YEAR });
  agent = await loggedIn(['load']);
});

const base = (id: string): string => `/caf/actions/chargements/${id}`;
const work = () => runNextLoad({ holder: 'test' });

/** A simulation over what is loaded: one family and one child new, one mail and one amount changed, one name too. */
async function simulated(): Promise<string> {
  await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
  const allo = anAllo(ZOE.replace('zoe@', 'z@'), AICHA);
  const id = await registerLoad(bySystem(), { year: YEAR, allo, enf: anEnf(NOE.replace('105,00', '60').replace('Noé', 'Noël'), LINA) });
  await work();
  return id;
}

describe('différences d’une simulation', () => {
  test('R-CAM-06: qui est nouveau, quel montant passe de combien à combien, quel nom, quel mail', async () => {
    const id = await simulated();
    const { body } = await agent.get(`${base(id)}/differences`).expect(200);
    expect(body).toMatchObject({
      total: 4,
      counts: { new: 2, amount: 1, name: 1, mail: 1, birth: 0, commune: 0, parent: 0 },
      raised: { count: 0 },
      lowered: { count: 1, total: '45,00\u00a0€' },
    });
    expect((body as { lines: object[] }).lines).toEqual([
      {
        file: 'allo',
        key: '0412387',
        who: 'Lefèvre Zoé',
        fresh: false,
        changes: [{ label: 'Mail', before: 'zoe@courriel.example', after: 'z@courriel.example' }],
      },
      {
        file: 'allo',
        key: '0500001',
        who: 'N’Diaye Aïcha',
        fresh: true,
        changes: [
          { label: 'Mail', before: '–', after: 'aicha@courriel.example' },
          { label: 'Commune', before: '–', after: 'Massy' },
        ],
      },
      {
        file: 'enf',
        key: '0098123',
        who: 'Lefèvre Noël',
        fresh: false,
        changes: [
          { label: 'Forfait', before: '105,00\u00a0€', after: '60,00\u00a0€' },
          { label: 'Nom', before: 'Lefèvre Noé', after: 'Lefèvre Noël' },
        ],
      },
      expect.objectContaining({ file: 'enf', key: '0098124', fresh: true }),
    ]);
    expect(await Forfaits.countDocuments()).toBe(1);
  });

  test('R-CAM-06: filtrées par nature et par fichier, page par page ; un filtre inconnu est refusé', async () => {
    const id = await simulated();
    const keys = async (query: string): Promise<string[]> => {
      const { body } = await agent.get(`${base(id)}/differences?${query}`).expect(200);
      return (body as { lines: { key: string }[] }).lines.map(({ key }) => key);
    };
    expect(await keys('nature=new')).toEqual(['0500001', '0098124']);
    expect(await keys('nature=new&fichier=enf')).toEqual(['0098124']);
    expect(await keys('fichier=allo')).toEqual(['0412387', '0500001']);
    expect(await keys('nature=amount')).toEqual(['0098123']);
    expect(await keys('page=1')).toEqual([]);
    await agent.get(`${base(id)}/differences?nature=tout`).expect(422);
    await agent.get(`${base(id)}/differences?fichier=autre`).expect(422);
    await agent.get(`${base(id)}/differences?page=-1`).expect(422);
    await agent.get(`${base('aucun')}/differences`).expect(404);
  });

  test('R-CAM-06: gardées avec la simulation, parties avec elle ; ce qui change vraiment reste', async () => {
    const id = await simulated();
    await cancelLoad(bySystem(), id);
    expect(await LoadChanges.countDocuments()).toBe(0);
    const again = await registerLoad(bySystem(), { year: YEAR, allo: anAllo(AICHA), enf: anEnf(NOE.replace('105,00', '60')) });
    await work();
    expect(await LoadChanges.countDocuments({ simulated: true })).toBe(2);
    await confirmLoad(bySystem(), again);
    await work();
    expect(await LoadChanges.find().lean()).toEqual([
      expect.objectContaining({ simulated: false, key: '0098123', before: { granted: 10_500 }, after: { granted: 6_000 } }),
    ]);
    expect((await agent.get(`${base(again)}/differences`).expect(200)).body).toMatchObject({ total: 1, counts: { new: 0, amount: 1 } });
  });
});

describe('rejets', () => {
  test('R-CAM-05: filtrés par code, fichier et reprise ; chaque reprise dit par quel chargement', async () => {
    const first = await loaded({ allo: anAllo(ZOE, 'X;A;B;;;', AICHA.replace('aicha@', 'aicha')), enf: anEnf(NOE, LINA) });
    const second = await loaded({ allo: anAllo(AICHA) });
    type Lines = { total: number; codes: object[]; lines: { code: string; takenUp: { load: string; at: string } | null }[] };
    const lines = async (query: string): Promise<Lines> => (await agent.get(`${base(first)}/lignes?${query}`).expect(200)).body as Lines;
    expect(await lines('')).toMatchObject({
      total: 3,
      codes: [
        { code: 'MAIL_INVALIDE', count: 1 },
        { code: 'MATRICULE_INVALIDE', count: 1 },
        { code: 'PARENT_REJETE', count: 1 },
      ],
    });
    expect((await lines('reprise=attendue')).lines.map(({ code }) => code)).toEqual(['MATRICULE_INVALIDE']);
    const taken = await lines('reprise=faite');
    expect(taken.lines.map(({ code }) => code)).toEqual(['MAIL_INVALIDE', 'PARENT_REJETE']);
    expect(taken.lines[0]!.takenUp).toEqual({ load: second, at: expect.stringMatching(/^\d\d\/\d\d\/\d{4} à \d\d:\d\d$/) });
    expect((await lines('code=PARENT_REJETE&fichier=enf')).total).toBe(1);
    expect((await lines('code=PARENT_REJETE&fichier=allo')).total).toBe(0);
    await agent.get(`${base(first)}/lignes?niveau=tous`).expect(422);
    await agent.get(`${base(first)}/lignes?reprise=peut-etre`).expect(422);
  });
});

describe('annuler un chargement', () => {
  test('R-CAM-07: l’aperçu dit ce qui part, l’agent donne un motif, le worker le fait, l’histoire le garde', async () => {
    await loaded({ allo: anAllo(ZOE), enf: anEnf(NOE) });
    const id = await loaded({ allo: anAllo(AICHA), enf: anEnf(NOE.replace('105,00', '60'), LINA) });
    expect((await agent.get(`${base(id)}/retour-arriere`).expect(200)).body).toEqual({
      preview: { families: { removed: 1, restored: 0 }, children: { removed: 1, restored: 1 }, obstacles: [], later: null },
    });
    const refused = await agent.post(`${base(id)}/retour-arriere`, { motif: ' ' }).expect(422);
    expect(refused.body).toMatchObject({ fields: [{ field: 'motif' }] });
    await agent.post(`${base(id)}/retour-arriere`, { motif: 'mauvais fichier' }).expect(200);
    await agent.post(`${base(id)}/retour-arriere`, { motif: 'mauvais fichier' }).expect(409);
    await work();
    expect((await agent.get(base(id)).expect(200)).body).toMatchObject({
      state: 'undone',
      tag: { word: 'Annulé' },
      undo: { reason: 'mauvais fichier', obstacles: [] },
    });
    expect((await Forfaits.find().lean()).map(({ granted }) => granted)).toEqual([10_500]);
    expect(await AuditEvents.countDocuments({ kind: 'load.undone', 'author.kind': 'agent' })).toBe(1);
  });

  test('R-CAM-07: ce qui en dépend est nommé avant et à la demande ; un plus récent passe d’abord', async () => {
    const first = await loaded({ allo: anAllo(ZOE, AICHA) });
    await Families.updateOne({ matricule: '0500001' }, { $set: { activated: true } });
    const { body } = (await agent.get(`${base(first)}/retour-arriere`).expect(200)) as { body: object };
    expect(body).toMatchObject({
      preview: { obstacles: [{ file: 'allo', key: '0500001', who: 'N’Diaye Aïcha', why: 'La famille a activé son compte depuis.' }] },
    });
    const answer = await agent.post(`${base(first)}/retour-arriere`, { motif: 'mauvais fichier' }).expect(409);
    expect((answer.body as { message: string }).message).toContain('N’Diaye Aïcha (0500001)');
    const second = await loaded({ enf: anEnf(NOE) });
    expect((await agent.get(`${base(first)}/retour-arriere`).expect(200)).body).toMatchObject({ preview: { later: { load: second } } });
    const cancelled = await registerLoad(bySystem(), { year: YEAR, enf: anEnf(NOE) });
    expect((await agent.get(`${base(cancelled)}/retour-arriere`).expect(200)).body).toEqual({ preview: null });
    await agent.get(`${base('aucun')}/retour-arriere`).expect(404);
    await agent.post(`${base('aucun')}/retour-arriere`, { motif: 'x' }).expect(404);
  });

  test('R-AGT-03: sans le droit de charger, ni différences, ni lignes, ni annulation', async () => {
    const id = await loaded({ allo: anAllo(ZOE) });
    const other = await loggedIn(['families.view', 'campaign', 'closing']);
    for (const path of ['differences', 'lignes', 'retour-arriere']) await other.get(`${base(id)}/${path}`).expect(403);
    await other.post(`${base(id)}/retour-arriere`, { motif: 'x' }).expect(403);
    expect(await Families.countDocuments()).toBe(1);
  });
});
