import request from 'supertest';
import { createAgent } from '#core/access/create-agent.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { bySystem } from '../factories/scheme.ts';
import { anAgent, cookieOf, desk, loggedIn, ORIGIN, PASSWORD, postLogin, visitor } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

describe('connexion des agents', () => {
  test('R-AGT-02: la page marche sans JavaScript, avec les trois champs', async () => {
    const { text } = await request(desk()).get('/caf/login').expect(200);
    for (const name of ['code', 'mail', 'motDePasse']) expect(text).toContain(`name="${name}"`);
    expect(text).not.toContain('<script');
  });

  test('R-AGT-02: code, mail et mot de passe ouvrent le back-office', async () => {
    const agent = await anAgent(['agents']);
    const answer = await postLogin({ code: agent.code.toLowerCase(), mail: agent.mail.toUpperCase() }).expect(303);
    expect(answer.headers.location).toBe('/caf');
    await visitor(cookieOf(answer)).get('/caf').expect(200);
  });

  test('R-AGT-02: après la connexion, l’agent revient à la page demandée', async () => {
    const agent = await anAgent(['agents']);
    const asked = await request(desk()).get('/caf/pages/lot?lot=2026-001').expect(303);
    const login = await request(desk()).get(asked.headers.location!).expect(200);
    expect(login.text).toContain('name="retour" value="/caf/pages/lot?lot=2026-001"');
    const answer = await postLogin({ ...agent, retour: '/caf/pages/lot?lot=2026-001' }).expect(303);
    expect(answer.headers.location).toBe('/caf/pages/lot?lot=2026-001');
  });

  test.each(['//ailleurs.example', 'https://ailleurs.example/caf', '/caf/actions/lots', '/caf/pages/../logout', '/caf\\@ailleurs.example'])(
    'R-SEC-01: le retour %s ne mène qu’au tableau de bord',
    async (retour) => {
      const agent = await anAgent(['agents']);
      const answer = await postLogin({ ...agent, retour }).expect(303);
      expect(answer.headers.location).toBe('/caf');
    },
  );

  test.each([
    ['code', { code: 'P9999911' }],
    ['mail', { mail: 'autre@caf.example' }],
    ['mot de passe', { motDePasse: 'Faux-mot-9!' }],
    ['code illisible', { code: '{"$gt":""}' }],
  ])('R-AGT-02: un %s faux est refusé avec 422, les valeurs gardées', async (_, wrong) => {
    const agent = await anAgent(['agents']);
    const answer = await postLogin({ ...agent, ...wrong }).expect(422);
    expect(answer.text).toContain('role="alert"');
    expect(answer.text).toContain('aria-invalid="true"');
    expect(answer.text).toContain(`value="${'mail' in wrong ? wrong.mail : agent.mail}"`);
    expect(answer.text).not.toContain('Faux-mot-9!');
  });

  test('R-FAM-03: au cinquième échec le compte est bloqué une heure, avec Retry-After, même avec le bon mot de passe', async () => {
    const agent = await anAgent(['agents']);
    for (let i = 0; i < 4; i++) await postLogin({ ...agent, motDePasse: 'Faux-mot-9!' }).expect(422);
    const fifth = await postLogin({ ...agent, motDePasse: 'Faux-mot-9!' }).expect(423);
    expect(Number(fifth.headers['retry-after'])).toBeGreaterThan(3500);
    await postLogin(agent).expect(423);
  });

  test('R-FAM-03: un code inconnu se bloque de la même façon', async () => {
    const unknown = { code: 'P7777911', mail: 'x@caf.example', motDePasse: 'Faux-mot-9!' };
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await postLogin(unknown)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 423, 423]);
  });

  test('R-AGT-04: un agent désactivé ne se connecte plus', async () => {
    const agent = await loggedIn(['agents']);
    const { Agents } = await import('#core/access/access.model.ts');
    await Agents.updateOne({ _id: agent.code }, { $set: { active: false } });
    await postLogin(agent).expect(422);
  });
});

describe('mot de passe', () => {
  const sentPassword = async (): Promise<string> => {
    const letter = await Outbox.findOne().sort({ postedAt: -1, _id: -1 }).lean();
    return (letter?.letter.data as { password: string }).password;
  };

  test('R-AGT-02: le mot de passe reçu mène au choix d’un nouveau, et à rien d’autre avant', async () => {
    const { code, mail } = await createAgent(bySystem(new Date().toISOString()), {
      code: 'P0001911',
      mail: 'a@caf.example',
      lastName: 'Roux',
      firstName: 'Ana',
      profile: 'gestionnaire',
    });
    const first = await postLogin({ code, mail, motDePasse: await sentPassword() }).expect(303);
    expect(first.headers.location).toBe('/caf/nouveau-mot-de-passe');
    const agent = visitor(cookieOf(first));
    expect((await agent.get('/caf').expect(303)).headers.location).toBe('/caf/nouveau-mot-de-passe');
    await agent.get('/caf/api/resources/Agent/actions/list').expect(403);
    await agent.get('/caf/actions/tableau').expect(403);
    const choose = (motDePasse: string, confirmation = motDePasse) =>
      request(desk())
        .post('/caf/nouveau-mot-de-passe')
        .set('Cookie', agent.cookie)
        .set('Origin', ORIGIN)
        .type('form')
        .send({ motDePasse, confirmation });
    await choose('court').expect(422);
    await choose(PASSWORD, 'Autre-chose-9!').expect(422);
    const chosen = await choose(PASSWORD).expect(303);
    expect(chosen.headers.location).toBe('/caf');
    await visitor(cookieOf(chosen)).get('/caf').expect(200);
    await agent.get('/caf').expect(303);
  });

  test('R-AGT-02: mot de passe oublié : même réponse pour un agent et pour un inconnu, un mail pour l’agent seul', async () => {
    const agent = await anAgent(['agents']);
    const ask = (body: object) => request(desk()).post('/caf/mot-de-passe-oublie').set('Origin', ORIGIN).type('form').send(body);
    const known = await ask({ code: agent.code, mail: agent.mail }).expect(200);
    const unknown = await ask({ code: 'P8888911', mail: agent.mail }).expect(200);
    expect(known.text).toBe(unknown.text);
    expect(await Outbox.countDocuments()).toBe(1);
  });
});
