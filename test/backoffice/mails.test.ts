/** Messages and mailings on the desk: who may, what is refused beside which field, what the pages show (R-MAIL-01, R-MAIL-02). */
import { Outbox } from '#core/shared/outbox.model.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { aDraft, mailing, writeAll } from '../factories/mailings.ts';
import { aScheme, MATRICULE } from '../factories/scheme.ts';
import { ALL_ROUTES } from '../../backoffice/actions/router.ts';
import { loggedIn, type Visitor } from './desk.ts';

useDatabase();
let agent: Visitor & { mail: string };
beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
  agent = await loggedIn(['mails']);
});

const A = '/caf/actions';
const TEXTS = { objet: 'Bonjour {prenom}', titre: 'Titre', texte: 'Un.', bouton: 'Ouvrir' };
const AIM = { cible: 'all', communes: '', ageMin: '', ageMax: '', matricules: '', lot: '', jours: '0' };
const fields = (body: unknown): string[] => (body as { fields: { field: string }[] }).fields.map(({ field }) => field);

test('R-AGT-03: sans le droit « mails », aucune de ces adresses ne répond', async () => {
  const other = await loggedIn(['families.view', 'payments.follow', 'campaign']);
  const mine = ALL_ROUTES.filter(({ path }) => /^\/(messages|envois)/.test(path));
  expect(mine).toHaveLength(16);
  for (const { method, path } of mine) {
    const at = A + path.replace(':message', 'opening').replace(':envoi', 'x');
    await (method === 'get' ? other.get(at) : other.post(at, {})).expect(403);
  }
  await other.get('/caf/pages/envois').expect(403);
  await agent.get('/caf/pages/envois').expect(200);
});

test('R-MAIL-01: lire, essayer, enregistrer un message ; un mauvais champ se dit à côté', async () => {
  const { body } = await agent.get(`${A}/messages/balance`).expect(200);
  expect(body).toMatchObject({ version: 0, versions: [{ version: 0 }], limits: { objet: 78 } });
  const wrong = await agent.post(`${A}/messages/balance`, { ...TEXTS, version: '0', objet: 'a\nBcc: x@y.fr', texte: '{nom}' }).expect(422);
  expect(fields(wrong.body)).toEqual(['objet', 'texte']);
  await agent.post(`${A}/messages/balance/apercu`, { ...TEXTS, titre: '{' }).expect(422);
  const seen = await agent.post(`${A}/messages/balance/apercu`, TEXTS).expect(200);
  expect(seen.body).toMatchObject({ subject: 'Bonjour Nadia', html: expect.stringContaining('105,00') as string });
  expect((await agent.post(`${A}/messages/balance/essai`, TEXTS).expect(200)).body).toEqual({ to: agent.mail });
  expect((await agent.post(`${A}/messages/balance`, { ...TEXTS, version: '0' }).expect(200)).body).toEqual({ version: 1 });
  await agent.post(`${A}/messages/balance`, { ...TEXTS, titre: 'Autre', version: '0' }).expect(409);
  await agent.get(`${A}/messages/inconnu`).expect(404);
  await agent.get(`${A}/messages/__proto__`).expect(404);
});

test('R-MAIL-02: d’un message à un envoi confirmé, suivi puis arrêté', async () => {
  const started = await agent.post(`${A}/envois`, { message: 'opening', ...AIM }).expect(200);
  const { id } = started.body as { id: string };
  const draft = await agent.get(`${A}/envois/${id}`).expect(200);
  expect(draft.body).toMatchObject({ state: 'draft', version: '1', textsVersion: '0', audience: 'Toutes les familles' });
  const reached = await agent.get(`${A}/envois/${id}/destinataires`).expect(200);
  expect(reached.body).toMatchObject({ reached: 1, excluded: [], sample: [{ matricule: MATRICULE, left: '300,00\u00a0€' }] });
  await agent.post(`${A}/envois/${id}/confirmation`, { version: '1', texte: '0', moment: 'maintenant' }).expect(200);
  await agent.post(`${A}/envois/${id}/confirmation`, { version: '1', texte: '0', moment: 'maintenant' }).expect(409);
  await writeAll();
  const sending = await agent.get(`${A}/envois/${id}`).expect(200);
  expect(sending.body).toMatchObject({ state: 'sending', posted: 1, counts: { waiting: 1, sent: 0 } });
  expect(sending.body).toMatchObject({ trouble: null });
  const refused = 'Le serveur de mail refuse nos envois : 550';
  await Outbox.updateMany({ mailing: id }, { $set: { nextAt: new Date(Date.now() + 60_000), failure: refused } });
  expect((await agent.get(`${A}/envois/${id}`).expect(200)).body).toMatchObject({ trouble: refused });
  await Outbox.updateMany({ mailing: id }, { $set: { state: 'sent' } });
  expect((await agent.get(`${A}/envois`).expect(200)).body).toMatchObject({ total: 1, mailings: [{ counts: { sent: 1 } }] });
  expect((await agent.get(`${A}/envois/${id}/effets`).expect(200)).body).toMatchObject({ activated: 0, vouchers: 0 });
  await agent.post(`${A}/envois/${id}/pause`).expect(200);
  await agent.post(`${A}/envois/${id}/pause`).expect(409);
  await agent.post(`${A}/envois/${id}/reprise`).expect(200);
  await agent.post(`${A}/envois/${id}/arret`).expect(200);
  expect(await mailing(id)).toMatchObject({ state: 'stopped' });
});

test('R-MAIL-02: ce qui est mal tapé se dit à côté, et rien n’est écrit', async () => {
  const wrong = await agent.post(`${A}/envois`, { message: 'inactive', ...AIM, communes: 'Atlantide', matricules: '12 a' }).expect(422);
  expect(fields(wrong.body)).toEqual(['cible', 'communes', 'matricules']);
  await agent.post(`${A}/envois`, { message: 'rien', ...AIM }).expect(404);
  expect(fields((await agent.post(`${A}/envois`, { message: 'information', ...AIM, jours: '-1' }).expect(422)).body)).toEqual(['jours']);
  const id = await aDraft();
  const confirm = (more: object) =>
    agent.post(`${A}/envois/${id}/confirmation`, { version: '1', texte: '0', moment: 'plus-tard', ...more });
  for (const quand of ['', 'demain', '31/02/2027 09:00', '24/11/2026 25:00'])
    expect(fields((await confirm({ quand }).expect(422)).body)).toEqual(['quand']);
  expect(fields((await confirm({ moment: 'jamais' }).expect(422)).body)).toEqual(['moment']);
  await confirm({ version: '1x', quand: '01/03/2027 09:00' }).expect(422);
  expect(await mailing(id)).toMatchObject({ state: 'draft', version: 1 });
  await confirm({ quand: '01/03/2027 à 9h30' }).expect(200);
  expect(await mailing(id)).toMatchObject({ state: 'scheduled', sendAt: new Date('2027-03-01T08:30:00Z') });
  await agent.get(`${A}/envois/inconnu`).expect(404);
});
