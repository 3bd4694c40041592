/** The second factor through the server: plain pages, a login in two steps, compulsory when the setting says so (ASVS 6.3.3). */
import mongoose from 'mongoose';
import { Secret, TOTP } from 'otpauth';
import request, { type Test } from 'supertest';
import { findTotp } from '#core/access/find-totp.ts';
import { settings } from '#core/shared/settings.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { anAgent, cookieOf, desk, loggedIn, ORIGIN, PASSWORD, postLogin, type TestAgent, visitor } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);
afterEach(() => {
  settings().agentTotp = 'optional';
});

const device = (secret: string, shift = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + shift * 30_000 });
const form = (path: string, cookie: string, body: object): Test =>
  request(desk()).post(path).set('Cookie', cookie).set('Origin', ORIGIN).type('form').send(body);
const factor = (cookie: string, body: object): Test => form('/caf/double-authentification', cookie, body);
const secondStep = (cookie: string, code: string, more: object = {}): Test => form('/caf/code', cookie, { code, ...more });

/** Enrols through the pages. @returns the secret, the recovery codes and the session that goes on. */
async function enrol(cookie: string, code: string): Promise<{ secret: string; codes: string[]; cookie: string }> {
  const started = await factor(cookie, { action: 'demarrer' }).expect(303);
  const secret = (await findTotp(code)).pending!;
  const { text } = await visitor(cookieOf(started)).get('/caf/double-authentification').expect(200);
  expect(text).toContain(secret.slice(0, 4));
  expect(text).toContain('<svg');
  expect(text).not.toContain('<script');
  const done = await factor(cookieOf(started), { action: 'confirmer', code: device(secret) }).expect(200);
  return { secret, codes: done.text.match(/\d-[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/g) ?? [], cookie: cookieOf(done) };
}

async function enrolled(): Promise<TestAgent & { secret: string; codes: string[]; cookie: string }> {
  const agent = await loggedIn([]);
  return { ...agent, ...(await enrol(agent.cookie, agent.code)) };
}

test('R-SEC-01: l’inscription montre la clé et le QR code, donne huit codes de secours, une fois', async () => {
  const agent = await enrolled();
  expect(agent.codes).toHaveLength(8);
  const page = await visitor(agent.cookie).get('/caf/double-authentification').expect(200);
  expect(page.text).toContain('8 codes de secours');
  for (const code of [...agent.codes, agent.secret]) expect(page.text).not.toContain(code);
});

test('R-SEC-01: un mauvais code d’inscription revient en 422, la page et le QR code avec', async () => {
  const agent = await loggedIn([]);
  const started = await factor(agent.cookie, { action: 'demarrer' }).expect(303);
  const wrong = await factor(cookieOf(started), { action: 'confirmer', code: '000000' }).expect(422);
  expect(wrong.text).toContain('role="alert"');
  expect(wrong.text).toContain('<svg');
  await factor(cookieOf(started), { action: 'autre' }).expect(422);
  expect((await findTotp(agent.code)).enabled).toBe(false);
});

test('R-SEC-01: le mot de passe seul n’ouvre rien ; le code ouvre, sous un autre identifiant', async () => {
  const agent = await enrolled();
  const first = await postLogin({ ...agent, retour: '/caf/pages/mon-compte' }).expect(303);
  expect(first.headers.location).toBe('/caf/code?retour=%2Fcaf%2Fpages%2Fmon-compte');
  const half = visitor(cookieOf(first));
  await half.get('/caf').expect(303).expect('Location', '/caf/login');
  await half.get('/caf/actions/tableau').expect(401);
  await half.get('/caf/double-authentification').expect(303).expect('Location', '/caf/login');
  await half.get('/caf/nouveau-mot-de-passe').expect(303).expect('Location', '/caf/login');
  expect((await half.get('/caf/code').expect(200)).text).not.toContain('<script');
  await secondStep(half.cookie, '000000').expect(422);
  const done = await secondStep(half.cookie, device(agent.secret, 1), { retour: '/caf/pages/mon-compte' }).expect(303);
  expect(done.headers.location).toBe('/caf/pages/mon-compte');
  expect(cookieOf(done)).not.toBe(half.cookie);
  await visitor(cookieOf(done)).get('/caf').expect(200);
  await half.get('/caf/code').expect(303).expect('Location', '/caf/login');
});

test('R-SEC-01: sans le mot de passe, pas de deuxième étape ; après dix minutes, elle est finie', async () => {
  const agent = await enrolled();
  await secondStep('', device(agent.secret, 1)).expect(303).expect('Location', '/caf/login');
  const half = cookieOf(await postLogin(agent));
  await mongoose.connection
    .collection('agentSessions')
    .updateMany({}, [{ $set: { session: { $replaceAll: { input: '$session', find: '"openedAt":', replacement: '"openedAt":-' } } } }]);
  await secondStep(half, device(agent.secret, 1)).expect(303).expect('Location', '/caf/login');
});

test('R-FAM-03: cinq codes faux : 423 et Retry-After, et le mot de passe ne remet pas le compte à zéro', async () => {
  const agent = await enrolled();
  const half = cookieOf(await postLogin(agent));
  for (let i = 0; i < 4; i++) await secondStep(half, '000000').expect(422);
  const fifth = await secondStep(half, '000000').expect(423);
  expect(Number(fifth.headers['retry-after'])).toBeGreaterThan(3500);
  await secondStep(cookieOf(await postLogin(agent)), device(agent.secret, 1)).expect(423);
});

test('R-SEC-01: un code de secours ouvre une fois ; une session ouverte avant l’inscription est morte', async () => {
  const agent = await loggedIn([]);
  const elsewhere = visitor(cookieOf(await postLogin(agent)));
  const { codes } = await enrol(agent.cookie, agent.code);
  await elsewhere.get('/caf').expect(303);
  await secondStep(cookieOf(await postLogin(agent)), codes[3]!).expect(303);
  await secondStep(cookieOf(await postLogin(agent)), codes[3]!).expect(422);
});

test('R-SEC-01: arrêter et refaire ses codes demandent un code', async () => {
  const agent = await enrolled();
  await factor(agent.cookie, { action: 'arreter', code: '123' }).expect(422);
  const fresh = await factor(agent.cookie, { action: 'nouveauxCodes', code: agent.codes[0]! }).expect(200);
  expect(fresh.text).not.toContain(agent.codes[1]!);
  await factor(cookieOf(fresh), { action: 'arreter', code: device(agent.secret, 1) }).expect(303);
  expect((await postLogin(agent).expect(303)).headers.location).toBe('/caf');
});

test('R-SEC-01: obligatoire, elle passe avant tout le reste, et ne s’arrête pas', async () => {
  const agent = await loggedIn(['agents']);
  settings().agentTotp = 'required';
  await agent.get('/caf/pages/droits').expect(303).expect('Location', '/caf/double-authentification');
  await agent.get('/caf/actions/agents/droits').expect(403);
  await agent.get('/caf/api/resources/Agent/actions/list').expect(403);
  const { cookie, secret } = await enrol(agent.cookie, agent.code);
  await visitor(cookie).get('/caf/actions/agents/droits').expect(200);
  await factor(cookie, { action: 'arreter', code: device(secret, 1) }).expect(409);
});

test('R-AGT-02: le mot de passe mailé se change avant la double authentification', async () => {
  const agent = await anAgent([], { mustChange: true });
  settings().agentTotp = 'required';
  const cookie = cookieOf(await postLogin(agent));
  await visitor(cookie).get('/caf').expect(303).expect('Location', '/caf/nouveau-mot-de-passe');
  await visitor(cookie).get('/caf/double-authentification').expect(303).expect('Location', '/caf/nouveau-mot-de-passe');
});

test('R-AGT-04: un gestionnaire la remet à zéro : la session de l’agent est morte, le mot de passe suffit de nouveau', async () => {
  const agent = await enrolled();
  const chief = await loggedIn(['agents']);
  await chief.post(`/caf/actions/agents/${agent.code}/double-authentification`).expect(200);
  await visitor(agent.cookie).get('/caf').expect(303);
  expect((await postLogin({ code: agent.code, mail: agent.mail, motDePasse: PASSWORD }).expect(303)).headers.location).toBe('/caf');
});
