/** The desk's routes of campaigns, through the server, to what the database holds; past years read only whatever the way. */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { type Campaign, Campaigns } from '#core/campaign/campaign.model.ts';
import { Families } from '#core/family/family.model.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { liftSuspension, suspendFamily } from '#core/voucher/suspend-family.ts';
import { withdrawConsent } from '#core/voucher/withdraw-consent.ts';
import { type Voucher, Vouchers } from '#core/voucher/voucher.model.ts';
import { closeCampaign } from '#core/year/close-campaign.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { extendCampaign } from '#core/year/extend-campaign.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { moveDecidingDay } from '#core/year/move-deciding-day.ts';
import { reopenLoad } from '#core/year/reopen-load.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { fiveYears } from '../factories/five-years.ts';
import { anAllo } from '../factories/load-files.ts';
import { aScheme, byFamily, bySystem, LINA, MATRICULE, NOE, YEAR } from '../factories/scheme.ts';
import { loggedIn, type Visitor } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

const campaign = async (year = YEAR): Promise<Campaign> => (await Campaigns.findById(year).lean<Campaign>())!;
const fieldsOf = (body: unknown): string[] => (body as { fields: { field: string }[] }).fields.map(({ field }) => field);

/** The form of the criteria as the page sends it back, with changes. */
async function form(agent: Visitor, more: Record<string, string> = {}): Promise<Record<string, string>> {
  const { body } = await agent.get('/caf/actions/campagne/criteres').expect(200);
  const facts = body as {
    version: string;
    dates: Record<string, string>;
    bareme: Record<string, string>[];
    communes: { insee: string }[];
  } & Record<string, string>;
  const rows = facts.bareme.flatMap((row, index) => Object.entries(row).map(([part, value]) => [`bareme-${index}-${part}`, value]));
  const { version, enveloppe, qfPlafond, qfMois, ageMin, ageMax, ageJour, activites } = facts;
  return {
    annee: String(YEAR),
    ...({ version, enveloppe, qfPlafond, qfMois, ageMin, ageMax, ageJour, activites } as Record<string, string>),
    ...facts.dates,
    tranches: String(facts.bareme.length),
    ...(Object.fromEntries(rows) as Record<string, string>),
    communesCe: facts.communes.map(({ insee }) => insee).join(','),
    ...more,
  };
}

describe('critères', () => {
  test('R-CAM-02: le formulaire relit ce qu’il montre, change barème et communes, et dit ce qui est étrange', async () => {
    await initCampaign(bySystem(), { year: YEAR });
    const agent = await loggedIn(['campaign']);
    const before = (await campaign()).criteria;
    await agent.post('/caf/actions/campagne/criteres', await form(agent)).expect(200);
    expect((await campaign()).criteria).toEqual(before);
    const changed = await form(agent, { 'bareme-3-ce': '20,00', communesCe: '91228,75113', enveloppe: '1 000,50' });
    const { body } = await agent.post('/caf/actions/campagne/criteres', changed).expect(200);
    expect(body).toMatchObject({ warnings: [expect.stringContaining('cité éducative')] });
    expect(await campaign()).toMatchObject({
      budget: 100_050,
      criteria: {
        communesCe: [
          { insee: '91228', name: 'Évry-Courcouronnes' },
          { insee: '75113', name: 'Paris 13e Arrondissement' },
        ],
      },
    });
  });

  test('R-CAM-02: chaque faute est à côté de son champ ; le second agent apprend ce qui a changé', async () => {
    await initCampaign(bySystem(), { year: YEAR });
    const agent = await loggedIn(['campaign']);
    const bad = await form(agent, { 'bareme-1-qfFrom': 'x', ageMin: '', fin: '31/02/2027' });
    expect(fieldsOf((await agent.post('/caf/actions/campagne/criteres', bad).expect(422)).body).sort()).toEqual([
      'ageMin',
      'bareme-1-qfFrom',
      'fin',
    ]);
    const gap = await form(agent, { 'bareme-1-qfFrom': '470' });
    expect(fieldsOf((await agent.post('/caf/actions/campagne/criteres', gap).expect(422)).body)).toEqual(['bareme-1-qfFrom']);
    const seen = await form(agent, { ageMax: '16' });
    await agent.post('/caf/actions/campagne/criteres', await form(agent, { ageMin: '5' })).expect(200);
    const { body } = await agent.post('/caf/actions/campagne/criteres', seen).expect(409);
    expect((body as { message: string }).message).toContain('l’âge minimum');
    expect((body as { message: string }).message).toContain(agent.code);
    expect((await campaign()).criteria).toMatchObject({ ageMin: 5, ageMax: 15 });
  });

  test('R-CAM-02: ouverte, ce que la page n’offre plus ne se change pas en l’envoyant quand même', async () => {
    await aScheme();
    const agent = await loggedIn(['campaign']);
    const sent = await form(agent, { 'bareme-0-standard': '999,00', fin: '01/01/2027', activites: '3' });
    await agent.post('/caf/actions/campagne/criteres', sent).expect(200);
    expect(await campaign()).toMatchObject({ end: '2027-05-30', criteria: { maxActivities: 3 } });
    expect((await campaign()).criteria.bareme[0]!.standard).toBe(10_500);
  });

  test('R-CAM-02: une commune se cherche par son code Insee ou son nom, dans toute la France', async () => {
    const agent = await loggedIn(['campaign']);
    const search = async (nom: string): Promise<unknown> =>
      (await agent.get(`/caf/actions/campagne/communes?nom=${encodeURIComponent(nom)}`).expect(200)).body;
    expect(await search('91182')).toEqual({ communes: [{ insee: '91228', name: 'Évry-Courcouronnes', departement: '91' }] });
    expect(await search('personne ne s’appelle ainsi')).toEqual({ communes: [] });
  });
});

describe('fin de campagne', () => {
  test('R-CAM-01: prolonger avec un motif, dates illisibles refusées à leur place', async () => {
    const { judo } = await aScheme();
    const { code } = await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: judo, amount: 4000 });
    const agent = await loggedIn(['closing']);
    const extension = { annee: String(YEAR), version: '1', fin: '30/06/2027', motif: 'stages' };
    const post = (more: object) => agent.post('/caf/actions/campagne/prolongation', { ...extension, ...more });
    expect(fieldsOf((await post({ fin: 'juin' }).expect(422)).body)).toEqual(['fin']);
    expect(fieldsOf((await post({ motif: '' }).expect(422)).body)).toEqual(['motif']);
    await post({}).expect(200);
    await post({}).expect(409);
    expect((await Vouchers.findById(code).lean<Voucher>())!.until.toISOString()).toBe('2027-06-30T22:00:00.000Z');
    await agent
      .post('/caf/actions/campagne/decisions', { annee: String(YEAR), version: '2', decision: '31/08/2027', motif: 'courrier' })
      .expect(200);
    expect(await campaign()).toMatchObject({ end: '2027-06-30', decideUntil: '2027-08-31', version: 3 });
  });

  test('R-CAM-08: la répétition ne change rien ; la clôture en tapant la phrase, si', async () => {
    const { judo, musique } = await aScheme();
    await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: judo, amount: 4000 });
    await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: NOE, partnerId: musique, amount: 2500 });
    const agent = await loggedIn(['closing']);
    const { body } = await agent.get('/caf/actions/campagne/repetition').expect(200);
    expect(body).toMatchObject({ expiring: { count: 2 }, families: 1, partners: 2 });
    expect((body as { leftOver: string }).leftOver).toContain('300,00');
    expect((await campaign()).state).toBe('open');
    await agent.post('/caf/actions/campagne/cloture', { annee: String(YEAR), confirmation: '' }).expect(422);
    await agent.post('/caf/actions/campagne/cloture', { annee: String(YEAR), confirmation: `CLORE ${YEAR}` }).expect(200);
    await agent.get('/caf/actions/campagne/repetition').expect(409);
  });
});

describe('années passées', () => {
  test('R-CAM-09: les listes et les fiches montrent la campagne et les deux d’avant ; A-3 et A-4 n’y sont plus, même par l’adresse', async () => {
    await fiveYears();
    const agent = await loggedIn(['families.view']);
    const list = (year: number) => agent.get(`/caf/api/resources/Child/actions/list?filters.campaign=${year}`);
    for (const year of [2026, 2025, 2024]) expect(((await list(year).expect(200)).body as { records: object[] }).records).toHaveLength(1);
    for (const year of [2023, 2022]) await list(year).expect(403);
    expect((await agent.get('/caf/api/resources/Child/records/2024:2024501/show')).text).toContain('Prénom2024');
    expect((await agent.get('/caf/api/resources/Child/records/2023:2023501/show')).text).not.toContain('Prénom2023');
    expect((await agent.get('/caf/resources/Child/records/2023:2023501/show')).text).not.toContain('Prénom2023');
  });

  test('R-CAM-09: archivée, une campagne refuse chaque cas d’usage, et rien d’elle ne bouge', async () => {
    await fiveYears();
    const year = 2025;
    const matricule = '2025001';
    const by = bySystem('2026-07-25T08:00:00Z');
    const before = JSON.stringify([await campaign(year), await Families.find({ campaign: year }).lean()]);
    const attempts: Record<string, () => Promise<unknown>> = {
      'top de clôture': () => closeLoad(by, { year }),
      réouverture: () => reopenLoad(by, { year, reason: 'oubli' }),
      clôture: () => closeCampaign(by, { year }),
      prolongation: () => extendCampaign(by, { year, version: 1, end: '2026-07-31', reason: 'oubli' }),
      décisions: () => moveDecidingDay(by, { year, version: 1, decideUntil: '2026-08-31', reason: 'oubli' }),
      chargement: () => loadFiles(by, { year, allo: anAllo('0000001;Neuf;Un;neuf@exemple.fr;;') }),
      paiements: () => generateBatch(by, { kind: 'partners', year }),
      tirage: () => issueVoucher(byFamily(), { campaign: year, matricule, sias: '2025501', partnerId: 'x', amount: 100 }),
      suspension: () => suspendFamily(by, { campaign: year, matricule, reason: 'oubli' }),
      rétablissement: () => liftSuspension(by, { campaign: year, matricule, reason: 'oubli' }),
      opposition: () => withdrawConsent(byFamily(), { campaign: year, matricule, confirme: 'oui' }),
    };
    const accepted: string[] = [];
    for (const [name, attempt] of Object.entries(attempts))
      await attempt().then(
        () => accepted.push(name),
        () => undefined,
      );
    expect(accepted).toEqual([]);
    expect(JSON.stringify([await campaign(year), await Families.find({ campaign: year }).lean()])).toBe(before);
  });

  test('R-CAM-09: la purge se propose, se confirme par le nom, donne un certificat, et demande son droit', async () => {
    await fiveYears();
    await (
      await loggedIn(['campaign', 'closing'])
    )
      .post('/caf/actions/campagne/purge', { annee: '2022', confirmation: '2022-2023' })
      .expect(403);
    const agent = await loggedIn(['purge']);
    const shown = (await agent.get('/caf/actions/campagne/changement').expect(200)).body as { purgeable: object[] };
    expect(shown.purgeable).toEqual([{ year: 2022, label: '2022-2023', begun: false, families: 1, children: 1, vouchers: 0 }]);
    const { body } = await agent.post('/caf/actions/campagne/purge', { annee: '2022', confirmation: 'oui' }).expect(422);
    expect(fieldsOf(body)).toEqual(['confirmation']);
    await agent.get('/caf/actions/campagne/purge/2022/certificat').expect(404);
    await agent.post('/caf/actions/campagne/purge', { annee: '2022', confirmation: '2022-2023' }).expect(200);
    expect(await Families.countDocuments({ campaign: 2022 })).toBe(0);
    // What its certificate prints (printed.test.ts): counts, who, what was typed.
    expect((await campaign(2022)).purge).toMatchObject({ agent: agent.code, typed: '2022-2023', counts: { families: 1, children: 1 } });
    expect(await AuditEvents.findOne({ kind: 'campaign.purged' }).lean()).toMatchObject({ author: { kind: 'agent', id: agent.code } });
    await agent.post('/caf/actions/campagne/purge', { annee: '2022', confirmation: '2022-2023' }).expect(409);
  });
});

test('R-CAM-11: la liste du changement se lit avec chaque ligne, son état et son lien', async () => {
  await aScheme();
  const agent = await loggedIn(['campaign']);
  const { body } = await agent.get('/caf/actions/campagne/changement').expect(200);
  const { lines } = body as { lines: { key: string; left: string; link: { href: string }; tag: { word: string } }[] };
  expect(lines.map(({ key }) => key)).toEqual(['closing', 'undecided', 'unpaid', 'loads', 'purge', 'conventions', 'criteria']);
  expect(lines[0]).toMatchObject({ tag: { word: 'Bloque' }, left: 'Campagne 2026-2027 ouverte, 0 QR code à scanner' });
  for (const { link } of lines) expect(link.href).toMatch(/^\/caf\/(pages|resources)\//);
});
