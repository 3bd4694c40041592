/** « Échecs d’envoi » on the desk: who may, the list, the file for the Caf, returns dropped, what is done about a failure (R-MAIL-03). */
import request from 'supertest';
import { Families, familyId } from '#core/family/family.model.ts';
import { FlaggedAddresses } from '#core/mail/failures/flagged-address.model.ts';
import { recordFailure } from '#core/mail/failures/record-failure.ts';
import { returnAddress } from '#core/mail/failures/return-address.rules.ts';
import { mailKey } from '#core/mail/mail-keys.ts';
import { MailOptOuts } from '#core/mail/opposition/opt-out.model.ts';
import { inTransaction } from '#core/shared/database.ts';
import type { Letter } from '#core/shared/letters.ts';
import { traceOf } from '#core/shared/outbox-letter.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { postLetter } from '#core/shared/post-letter.ts';
import { settings } from '#core/shared/settings.ts';
import { ALL_ROUTES } from '../../backoffice/actions/router.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { sampleLetters } from '../factories/letters.ts';
import { aReport } from '../factories/returned-mails.ts';
import { aScheme, at, bySystem, MATRICULE, YEAR } from '../factories/scheme.ts';
import { desk, loggedIn, ORIGIN, type Visitor } from './desk.ts';

const A = '/caf/actions/echecs-d-envoi';
const RETURN = 'retours@caf.example';
useDatabase();
let agent: Visitor;

beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
  settings().mail.returnTo = RETURN;
  agent = await loggedIn(['mails']);
});

const kindOf = (kind: Letter['kind']): Letter => sampleLetters.find((each) => each.kind === kind)!;

async function aLetter(id: string, { kind = 'voucher-deleted' as Letter['kind'], state = 'failed' } = {}): Promise<OutboxLetter> {
  const posting = { id, letter: kindOf(kind), to: 'nadia.morel@exemple.fr', about: MATRICULE, campaign: YEAR };
  await inTransaction((session) => postLetter(session, bySystem(), posting));
  return (await Outbox.findByIdAndUpdate(id, { $set: { state } }, { returnDocument: 'after' }).lean<OutboxLetter>())!;
}

async function aFailure(id: string, more: { kind?: Letter['kind']; code?: number; words?: string } = {}): Promise<string> {
  const { kind, code = 550, words = '550 5.1.1 =cmd|inconnue' } = more;
  const letter = await aLetter(id, kind ? { kind } : {});
  await inTransaction((session) => recordFailure(session, bySystem(), letter, { origin: 'refused', permanent: true, code, words }));
  return traceOf(id);
}

/** As the desk's pages send a file. */
const put = (content: Buffer, name = 'retours.eml') =>
  request(desk())
    .put(`${A}/retours?retours=${encodeURIComponent(name)}&retoursTaille=${content.length}`)
    .set('Cookie', agent.cookie)
    .set('Origin', ORIGIN)
    .set('Content-Type', 'application/octet-stream')
    .send(content);

test('R-AGT-03: sans le droit « mails », aucune de ces adresses ne répond', async () => {
  const other = await loggedIn(['families.view', 'families.suspend', 'extracts']);
  const mine = ALL_ROUTES.filter(({ path }) => /^\/(echecs-d-envoi|refus-de-courriels)/.test(path));
  expect(mine).toHaveLength(7);
  const trace = await aFailure('un');
  for (const { method, path } of mine) {
    const to = `/caf/actions${path.replace(':courriel', trace).replace(':matricule', MATRICULE)}`;
    const asked = method === 'put' ? request(desk()).put(to).set('Cookie', other.cookie).set('Origin', ORIGIN) : undefined;
    await (asked ?? (method === 'get' ? other.get(to) : other.post(to, {}))).expect(403);
  }
  await other.get('/caf/pages/echecs-d-envoi').expect(403);
  await agent.get('/caf/pages/echecs-d-envoi').expect(200);
  expect(await FlaggedAddresses.countDocuments()).toBe(1);
});

test('R-MAIL-03: la liste dit la raison en mots, et se filtre ; un mauvais filtre est refusé à son champ', async () => {
  await aFailure('un');
  await aFailure('deux', { code: 552, words: '552 5.2.2 full' });
  const { body } = await agent.get(A).expect(200);
  expect(body).toMatchObject({ total: 2, perPage: 50 });
  const full = await agent.get(`${A}?raison=full&origine=refused&nature=definitif&qui=${MATRICULE}`).expect(200);
  expect(full.body.failures).toMatchObject([
    { reason: 'La boîte est pleine', name: 'Nadia MOREL', about: MATRICULE, what: 'QR code supprimé', origin: 'Refusé à l’envoi' },
  ]);
  expect((await agent.get(`${A}?qui=Nadia.Morel%40exemple.fr`).expect(200)).body).toMatchObject({ total: 2 });
  for (const [query, field] of [
    ['raison=constructor', 'raison'],
    ['etat=x', 'etat'],
    ['qui=a%40b%40c', 'qui'],
  ])
    expect((await agent.get(`${A}?${query}`).expect(422)).body).toMatchObject({ fields: [{ field }] });
});

test('R-MAIL-03: l’export CSV pour la Caf porte nom, adresse et raison ; une formule y est désarmée', async () => {
  await aFailure('un', { words: '=HYPERLINK(1)' });
  const { text, headers } = await agent.post(`${A}/export`, { raison: '' }).expect(200);
  expect(headers['content-disposition']).toMatch(/attachment; filename="echecs-d-envoi_\d{4}-\d\d-\d\d\.csv"/);
  const [head, row] = text.split('\r\n');
  expect(head).toBe(
    '\ufeffMatricule;Nom;Prénom;Adresse mail;Raison;Définitif;Plus d’envoi à cette adresse;Origine;Code;Réponse du serveur;Courriel;Le',
  );
  expect(row).toMatch(
    new RegExp(
      `^${MATRICULE};MOREL;Nadia;nadia\\.morel@exemple\\.fr;Cette boîte n’existe pas;oui;oui;Refusé à l’envoi;;'=HYPERLINK\\(1\\);QR code supprimé;`,
    ),
  );
});

test('R-MAIL-03: un fichier de retours déposé est lu ; un PDF ou un fichier sans nom est refusé', async () => {
  await aLetter('un', { state: 'sent' });
  const raw = aReport(returnAddress(RETURN, traceOf('un'), await mailKey('return-address')));
  expect((await put(raw).expect(200)).body).toEqual({ listed: 1, known: 0, foreign: 0, other: 0 });
  await put(Buffer.from('%PDF-1.7 retours')).expect(415);
  await put(Buffer.alloc(0), '').expect(422);
  settings().mail.returnTo = undefined;
  expect((await put(raw).expect(409)).body).toMatchObject({ message: 'L’adresse des retours n’est pas réglée.' });
});

test('R-MAIL-03: un agent renvoie une fois, ou remet l’adresse en service ; un mot de passe ne se renvoie pas', async () => {
  const trace = await aFailure('un');
  const { fence } = (await agent.get(A).expect(200)).body.failures[0] as { fence: string };
  await agent.post(`${A}/${trace}/renvoi`, { version: 'x' }).expect(422);
  const stopped = await agent.post(`${A}/${trace}/renvoi`, { version: fence }).expect(409);
  expect((stopped.body as { message: string }).message).toContain('ne fonctionne pas');
  await agent.post(`${A}/${trace}/renvoi`, { version: fence, remettre: 'oui' }).expect(200);
  await agent.post(`${A}/${trace}/renvoi`, { version: fence, remettre: 'oui' }).expect(409);
  expect(await Outbox.findById('un').lean()).toMatchObject({ state: 'pending' });
  expect(await FlaggedAddresses.countDocuments()).toBe(0);
  const other = await aFailure('deux');
  await agent.post(`${A}/${other}/adresse`).expect(200);
  await agent.post(`${A}/${other}/adresse`).expect(409);
  expect((await agent.get(`${A}?etat=faits`).expect(200)).body).toMatchObject({ total: 2 });
  const secret = await aFailure('secret', { kind: 'family-activation' });
  expect((await agent.get(A).expect(200)).body.failures).toMatchObject([{ fence: null }]);
  await agent.post(`${A}/${secret}/renvoi`, { version: '0' }).expect(409);
  await agent.post(`${A}/${'0'.repeat(20)}/renvoi`, { version: '0' }).expect(404);
});

test('R-MAIL-02: les courriels incertains sont montrés ; l’agent qui les renvoie est prévenu', async () => {
  await aLetter('un', { state: 'ambiguous' });
  const { body } = await agent.get(`${A}/incertains`).expect(200);
  expect(body).toMatchObject({ total: 1, letters: [{ what: 'QR code supprimé', fence: '0' }] });
  await agent.post(`${A}/${traceOf('un')}/renvoi`, { version: '0' }).expect(200);
  expect((await agent.get(`${A}/incertains`).expect(200)).body).toMatchObject({ total: 0 });
});

test('R-MAIL-03: la fiche de la famille dit ses courriels refusés et son adresse arrêtée ; un agent reprend les envois avec un motif', async () => {
  await MailOptOuts.collection.insertOne({ _id: MATRICULE, at: at() } as never);
  await aFailure('un');
  await Families.updateOne({ _id: familyId(YEAR, MATRICULE) }, { $set: { mail: 'nadia.morel@exemple.fr' } });
  const both = await loggedIn(['mails', 'families.view']);
  const record = await both.get(`/caf/actions/familles/${YEAR}:${MATRICULE}`).expect(200);
  expect(record.body).toMatchObject({
    optOut: { at: expect.any(String) as string },
    badAddress: { reason: 'Cette boîte n’existe pas' },
  });
  await agent.post(`/caf/actions/refus-de-courriels/${MATRICULE}/levee`, { motif: '' }).expect(422);
  await agent.post(`/caf/actions/refus-de-courriels/${MATRICULE}/levee`, { motif: 'demande au guichet' }).expect(200);
  await agent.post(`/caf/actions/refus-de-courriels/${MATRICULE}/levee`, { motif: 'demande au guichet' }).expect(409);
  expect(await MailOptOuts.countDocuments()).toBe(0);
});
