/** R-FAM-15, R-AGT-03: the desk's routes about dépenses, through the real gates. */
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { type Forfait, Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { MENTIONS } from '#core/depense/mentions.rules.ts';
import { aPdf } from '../factories/attestations.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { aSubmitted, approved, theDepense } from '../factories/depenses.ts';
import { aScheme, LINA, NOE, YEAR } from '../factories/scheme.ts';
import { desk, loggedIn, type Visitor } from './desk.ts';
import request from 'supertest';

useDatabase();
let depense: string;
beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
  depense = await aSubmitted();
});

const route = (what = ''): string => `/caf/actions/depenses/${depense}${what}`;
const ALL = { version: '1', mentions: MENTIONS.join(','), cle: 'une-cle' };
const untouched = async (): Promise<void> => {
  expect(await theDepense(depense)).toMatchObject({ state: 'submitted', version: 1 });
  expect(await Payables.countDocuments()).toBe(0);
};

test('R-AGT-03: sans droit, ni la file, ni une dépense, ni son attestation ne s’ouvrent', async () => {
  const other = await loggedIn(['partners.view', 'families.view', 'payments.generate']);
  for (const path of ['/caf/actions/depenses/file', route(), route('/attestations/0')]) {
    await other.get(path).expect(403);
    const nobody = await request(desk()).get(path);
    expect([nobody.status, nobody.text.includes('Lina')]).toEqual([401, false]);
  }
  expect((await other.get('/caf/resources/Depense')).status).toBe(403);
  expect((await other.get('/caf/pages/depenses-a-decider')).status).toBe(403);
});

test('R-AGT-03: qui ne peut que voir ne décide rien', async () => {
  const viewer = await loggedIn(['depenses.view']);
  await viewer.get(route()).expect(200);
  await viewer.get('/caf/resources/Depense').expect(200);
  await viewer.post(route('/acceptation'), ALL).expect(403);
  await viewer.post(route('/refus'), { version: '1', motif: 'non', cle: 'k' }).expect(403);
  await viewer.post(route('/complement'), { version: '1', motif: 'non' }).expect(403);
  await untouched();
});

test('R-FAM-15: la fiche dit ce que la famille a écrit, ce qui reste, ce qui ressemble et la suivante', async () => {
  const next = await aSubmitted({ sias: NOE }, {}, '2026-11-23T12:00:00Z');
  const agent = await loggedIn(['depenses.view']);
  const { body } = (await agent.get(route()).expect(200)) as { body: Record<string, unknown> };
  expect(body).toMatchObject({
    version: '1',
    amount: '50,00\u00a0€',
    left: '100,00\u00a0€',
    child: 'Lina MOREL',
    queue: { left: 2, next },
    hints: { sameOrganisation: { total: 1, families: 1 }, sameFile: [], partner: null },
  });
  expect((body.mentions as object[]).length).toBe(5);
  expect((await agent.get('/caf/actions/depenses/file').expect(200)).body).toEqual({ left: 2, next: depense });
});

describe('R-FAM-15: l’attestation', () => {
  let agent: Visitor;
  beforeEach(async () => (agent = await loggedIn(['depenses.view'])));

  test('une image se montre dans notre page seulement, dans un bac à sable', async () => {
    const { headers } = await agent.get(route('/attestations/0')).expect(200);
    expect(headers['content-type']).toBe('image/jpeg');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
    );
    expect([headers['x-content-type-options'], headers['x-frame-options'], headers['cache-control']]).toEqual([
      'nosniff',
      'SAMEORIGIN',
      'no-store',
    ]);
    expect(headers['content-disposition']).toBe(`inline; filename="attestation-${depense.slice(0, 8)}-1.jpg"`);
  });

  test('un PDF revient à l’octet près ; les autres pages ne se laissent pas encadrer', async () => {
    depense = await aSubmitted({ sias: NOE, attestation: aPdf() });
    const answer = await agent.get(route('/attestations/0')).expect(200);
    expect([answer.headers['content-type'], (answer.body as Buffer).equals(aPdf())]).toEqual(['application/pdf', true]);
    const page = await agent.get('/caf/pages/depenses-a-decider').expect(200);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['content-security-policy']).toContain("frame-src 'self'");
  });

  test('un rang inconnu, illisible ou une autre dépense : introuvable', async () => {
    for (const rank of ['1', '-1', '0x0', '9999']) await agent.get(route(`/attestations/${rank}`)).expect(404);
    await agent.get('/caf/actions/depenses/inconnue/attestations/0').expect(404);
  });
});

test('R-FAM-15: un double clic sur « Accepter » ne paie qu’une fois, et la même réponse revient', async () => {
  const agent = await loggedIn(['depenses.approve']);
  const answers = await Promise.all([agent.post(route('/acceptation'), ALL), agent.post(route('/acceptation'), ALL)]);
  expect(answers.map(({ status, body }) => [status, body as object])).toEqual([
    [200, { payable: `DEP:${depense}` }],
    [200, { payable: `DEP:${depense}` }],
  ]);
  expect(await Payables.countDocuments()).toBe(1);
});

test('R-FAM-15: mentions incomplètes, motif vide, version illisible : refusés à côté du champ, rien ne bouge', async () => {
  const agent = await loggedIn(['depenses.approve']);
  const fieldOf = async (what: string, body: object): Promise<unknown[]> => {
    const answer = await agent.post(route(what), body);
    return [answer.status, (answer.body as { fields: { field: string }[] }).fields[0]?.field];
  };
  expect(await fieldOf('/acceptation', { ...ALL, mentions: 'enfant,cout' })).toEqual([422, 'mentions']);
  expect(await fieldOf('/acceptation', { ...ALL, version: '{"$gt":0}' })).toEqual([422, 'version']);
  expect(await fieldOf('/acceptation', { ...ALL, mentions: { $ne: 1 } })).toEqual([422, 'mentions']);
  expect(await fieldOf('/refus', { version: '1', motif: '  ', cle: 'k' })).toEqual([422, 'motif']);
  expect(await fieldOf('/complement', { version: '1', motif: 'a'.repeat(501) })).toEqual([422, 'motif']);
  await untouched();
});

test('R-FAM-15: le second agent lit qui a décidé', async () => {
  await approved(depense);
  const agent = await loggedIn(['depenses.approve']);
  const answer = await agent.post(route('/refus'), { version: '1', motif: 'non', cle: 'k' }).expect(409);
  expect((answer.body as { message: string }).message).toMatch(/déjà acceptée par .* le 23\/11\/2026 à 10:00/);
});

test('R-FAM-15: un refus rend le montant', async () => {
  const agent = await loggedIn(['depenses.approve']);
  await agent.post(route('/refus'), { version: '1', motif: 'Attestation illisible', cle: 'k' }).expect(200);
  expect(await Forfaits.findById(`${YEAR}:${LINA}`).lean<Forfait>()).toMatchObject({ available: 15_000, reserved: 0 });
});

test('R-CAM-09: une dépense d’une année trop ancienne ne s’ouvre plus', async () => {
  await Campaigns.collection.insertOne({ _id: YEAR + 3, state: 'draft' } as never);
  const agent = await loggedIn(['depenses.view']);
  await agent.get(route()).expect(403);
  await agent.get(route('/attestations/0')).expect(403);
});

test('contrat : une décision venue d’ailleurs est refusée', async () => {
  const agent = await loggedIn(['depenses.approve']);
  await request(desk())
    .post(route('/acceptation'))
    .set('Cookie', agent.cookie)
    .set('Origin', 'https://ailleurs.example')
    .send(ALL)
    .expect(403);
  await untouched();
});
