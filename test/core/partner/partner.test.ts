import { loginPartner } from '#core/partner/login-partner.ts';
import { choosePartnerPassword } from '#core/partner/choose-partner-password.ts';
import { createPartner } from '#core/partner/create-partner.ts';
import { listPartners, partnerFilters } from '#core/partner/list-partners.ts';
import { Partners, PartnerUsers } from '#core/partner/partner.model.ts';
import { partnerSubject } from '#core/access/subject.ts';
import { requestPartnerPassword } from '#core/partner/request-partner-password.ts';
import { openSession, readSession } from '#core/access/sessions.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aPartner, bySystem } from '../../factories/scheme.ts';

useDatabase();
beforeEach(emptyDatabase);

const JUDO = {
  mail: 'Judo@Club.example',
  name: 'Judo Club de Grigny',
  tiersi: '314583',
  rang: '1',
  activities: ['Judo'],
  line1: '3 rue des Lilas',
  postalCode: '91350',
  commune: 'Grigny',
};
const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const CHOSEN = 'Tatami-vert-41 ?';

async function provisional(mail = 'judo@club.example'): Promise<string> {
  const letter = await Outbox.findOne({ 'letter.kind': 'partner-password', to: mail }).sort({ postedAt: -1, _id: 1 }).lean<OutboxLetter>();
  return (letter!.letter.data as { password: string }).password;
}

test('R-PAR-03: un partenaire validé a son numéro Tiersi, son rang et son identifiant, et reçoit un mail', async () => {
  const made = await createPartner(bySystem(), JUDO);
  expect(made).toMatchObject({ tiersi: '0314583', rang: '0001', identifiant: expect.stringMatching(/^P\d{6}$/) });
  expect(await Outbox.findById(`partner-welcome:${made.id}`).lean()).toMatchObject({
    to: 'judo@club.example',
    letter: { data: { identifiant: made.identifiant } },
  });
});

test('R-PAR-03: le couple Tiersi et rang est unique, par la base elle-même', async () => {
  const made = await createPartner(bySystem(), JUDO);
  expect(await refusalOf(createPartner(bySystem(), { ...JUDO, mail: 'autre@club.example' }))).toBe('TIERSI_DEJA_PRIS');
  const twin = { ...(await Partners.findById(made.id).lean<object>())!, _id: 'jumeau', identifiant: 'P999999' };
  await expect(Partners.collection.insertOne(twin as never)).rejects.toMatchObject({ code: 11000 });
  await createPartner(bySystem(), { ...JUDO, rang: '2' });
});

test.each([
  ['le mail', { mail: 'judo@' }, 'mail'],
  ['le numéro Tiersi', { tiersi: '12345678' }, 'tiersi'],
  ['le rang', { rang: 'un' }, 'rang'],
  ['le code postal', { postalCode: '9135' }, 'codePostal'],
  ['une adresse trop longue', { line1: 'a'.repeat(41) }, 'adresse'],
  ['une activité exclue', { activities: ['Soutien scolaire'] }, 'activite'],
  ['une activité absente', { activities: [' '] }, 'activite'],
])('R-PAR-05: %s est refusé à côté de son champ', async (_, change, field) => {
  await expect(createPartner(bySystem(), { ...JUDO, ...change })).rejects.toMatchObject({
    status: 422,
    refusals: [{ details: { field } }],
  });
  expect(await Partners.countDocuments()).toBe(0);
});

test('R-PAR-09: mail et identifiant donnent un mot de passe provisoire de 24 heures, à changer', async () => {
  const { identifiant } = await createPartner(bySystem(), JUDO);
  await requestPartnerPassword(bySystem(), { mail: JUDO.mail, identifiant: 'P000000' });
  expect(await Outbox.countDocuments({ 'letter.kind': 'partner-password' })).toBe(0);
  await requestPartnerPassword(bySystem(), { mail: JUDO.mail, identifiant });
  const password = await provisional();
  expect(await refusalOf(loginPartner(bySystem('2026-11-24T09:00:01Z'), { mail: JUDO.mail, motDePasse: password }))).toBe(
    'IDENTIFIANTS_FAUX',
  );
  const { users, mustChange } = await loginPartner(bySystem(), { mail: JUDO.mail, motDePasse: password });
  expect([mustChange, users.length]).toEqual([true, 1]);
  await choosePartnerPassword(bySystem(), { userId: users[0]!.userId, motDePasse: CHOSEN, confirmation: CHOSEN });
  expect(await loginPartner(bySystem(), { mail: JUDO.mail, motDePasse: CHOSEN })).toMatchObject({ mustChange: false });
});

test('R-PAR-09: l’ancien mot de passe reste bon tant que le provisoire n’a pas servi', async () => {
  const { identifiant } = await createPartner(bySystem(), JUDO);
  const user = (await PartnerUsers.findOne().lean<{ _id: string }>())!._id;
  await choosePartnerPassword(bySystem(), { userId: user, motDePasse: CHOSEN, confirmation: CHOSEN });
  await requestPartnerPassword(bySystem(), { mail: JUDO.mail, identifiant });
  expect(await loginPartner(bySystem(), { mail: JUDO.mail, motDePasse: CHOSEN })).toMatchObject({ mustChange: false });
  const session = await openSession({ kind: 'partner', subject: partnerSubject('judo@club.example'), data: {} });
  await loginPartner(bySystem(), { mail: JUDO.mail, motDePasse: await provisional() });
  expect(await readSession(session)).toBeNull();
  expect(await refusalOf(loginPartner(bySystem(), { mail: JUDO.mail, motDePasse: CHOSEN }))).toBe('IDENTIFIANTS_FAUX');
});

test('R-PAR-09: un mail peut servir plusieurs clubs : le choix vient après la connexion', async () => {
  const first = await createPartner(bySystem(), JUDO);
  await createPartner(bySystem(), { ...JUDO, name: 'Judo Club, section Ris', rang: '2' });
  await requestPartnerPassword(bySystem(), { mail: JUDO.mail, identifiant: first.identifiant });
  const { users } = await loginPartner(bySystem(), { mail: JUDO.mail, motDePasse: await provisional() });
  expect(users.map((each) => each.partnerName).sort()).toEqual(['Judo Club de Grigny', 'Judo Club, section Ris']);
  await choosePartnerPassword(bySystem(), { userId: users[0]!.userId, motDePasse: CHOSEN, confirmation: CHOSEN });
  for (const rang of ['3', '4', '5', '6']) await createPartner(bySystem(), { ...JUDO, rang });
  expect((await loginPartner(bySystem(), { mail: JUDO.mail, motDePasse: CHOSEN })).users).toHaveLength(6);
});

test('R-FAM-11: les clubs validés se rangent par nom ou par activité, en ordre français, et se cherchent sans accents', async () => {
  await aPartner('Zumba Évry', '0300001', 'Danse');
  await aPartner('Élan Gymnique', '0300002', 'Gymnastique');
  await aPartner('Archers d’Étampes', '0300003', 'Tir à l’arc');
  await Partners.updateOne({ name: 'Zumba Évry' }, { $set: { suspended: true } });
  expect((await listPartners({ order: 'name' })).map((each) => each.name)).toEqual(['Archers d’Étampes', 'Élan Gymnique']);
  expect((await listPartners({ order: 'activity' })).map((each) => each.activities[0])).toEqual(['Gymnastique', 'Tir à l’arc']);
  expect((await listPartners({ order: 'name', search: 'elan grigny' })).map((each) => each.name)).toEqual(['Élan Gymnique']);
  expect(await partnerFilters()).toEqual({ activities: ['Gymnastique', 'Tir à l’arc'], communes: ['Grigny'] });
});
