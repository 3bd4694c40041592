/** Partners in the hands of agents: created, validated, changed, suspended, reported (R-PAR-03 to 08, R-PAR-13). */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { openSession, readSession } from '#core/access/sessions.ts';
import { partnerSubject } from '#core/access/subject.ts';
import { addActivity, changeActivity } from '#core/partner/activities/change-activities.ts';
import { activityChoices, listActivities } from '#core/partner/activities/list-activities.ts';
import { alikePartners } from '#core/partner/alike-partners.ts';
import { changePartner } from '#core/partner/change-partner.ts';
import { createPartner } from '#core/partner/create-partner.ts';
import { sendPartnerPassword, unlockPartner } from '#core/partner/help-partner-login.ts';
import { listPartners } from '#core/partner/list-partners.ts';
import { loginPartner } from '#core/partner/login-partner.ts';
import { type Partner, Partners, type PartnerUser, PartnerUsers } from '#core/partner/partner.model.ts';
import { partnerAccounts } from '#core/partner/partner-accounts.ts';
import { partnerHistory } from '#core/partner/partner-history.ts';
import { submitPartner } from '#core/partner/submit-partner.ts';
import { resumePartner, suspendPartner } from '#core/partner/suspend-partner.ts';
import { listDueChanges, listReports, markReported, undoReport } from '#core/partner/tiersi-report.ts';
import { validatePartner } from '#core/partner/validate-partner.ts';
import type { Act } from '#core/shared/author.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aPartner, at, bySystem } from '../../factories/scheme.ts';
import { Agents } from '#core/access/access.model.ts';
import { PROFILES, type Right } from '#core/access/rights.rules.ts';

useDatabase();
beforeEach(emptyDatabase);

const FACTS = {
  mail: 'judo@club.example',
  name: 'Judo Club de Grigny',
  activities: ['Judo'],
  number: '3',
  streetType: 'rue',
  line1: 'des Lilas',
  postalCode: '91350',
  commune: 'Grigny',
};
const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; refusals?: { code: string }[]; message: string }) => error.refusals?.[0]?.code ?? error.code ?? error.message,
  );
const found = async (id: string): Promise<Partner> => (await Partners.findById(id).lean<Partner>())!;

async function anAgent(code: string, rights: readonly Right[] = PROFILES.operateur): Promise<(instant?: string) => Act> {
  await Agents.collection.insertOne({ _id: code, mail: `${code}@caf.example`, rights: [...rights], active: true } as never);
  return (instant) => ({ author: { kind: 'agent', id: code }, at: at(instant) });
}

test('R-PAR-03: un partenaire à valider n’est ni visible ni ouvert ; la validation donne numéro, rang, compte et courrier', async () => {
  const by = await anAgent('P1234911');
  const { id } = await submitPartner(by('2026-11-02T09:00:00Z'), FACTS);
  expect(await found(id)).toMatchObject({ etat: 'I', tiersi: null, rang: null, agentCode: 'P1234' });
  expect(await listPartners({ order: 'name' })).toEqual([]);
  expect(await PartnerUsers.countDocuments()).toBe(0);
  expect(await Outbox.countDocuments()).toBe(0);
  await validatePartner(by('2026-11-03T09:00:00Z'), { partnerId: id, tiersi: '314583', rang: '1', etatDay: '15/10/2026' });
  expect(await found(id)).toMatchObject({ etat: 'C', tiersi: '0314583', rang: '0001', etatDay: '2026-10-15' });
  expect((await listPartners({ order: 'name' })).map(({ name }) => name)).toEqual([FACTS.name]);
  expect(await Outbox.findById(`partner-welcome:${id}`).lean()).toMatchObject({ to: FACTS.mail });
  expect((await partnerHistory(id)).map(({ kind, etat, author }) => [kind, etat, author.id])).toEqual([
    ['validated', 'C', 'P1234911'],
    ['created', 'I', 'P1234911'],
  ]);
  expect(await refusalOf(validatePartner(by(), { partnerId: id, tiersi: '9', rang: '9', etatDay: '' }))).toBe('PARTENAIRE_ETAT');
});

test('R-PAR-03: à la validation, le couple numéro et rang doit être libre et bien écrit', async () => {
  await aPartner('Les Petits Archets', '0314790');
  const { id } = await submitPartner(bySystem(), FACTS);
  const wanted = { partnerId: id, tiersi: '314790', rang: '1', etatDay: '' };
  expect(await refusalOf(validatePartner(bySystem(), wanted))).toBe('TIERSI_DEJA_PRIS');
  expect(await refusalOf(validatePartner(bySystem(), { ...wanted, tiersi: '12345678' }))).toBe('TIERSI_INVALIDE');
  expect(await refusalOf(validatePartner(bySystem(), { ...wanted, rang: '2', etatDay: '31/02/2026' }))).toBe('JOUR_ILLISIBLE');
  expect((await found(id)).etat).toBe('I');
});

test('R-PAR-06: un agent change tout sauf numéro et rang ; le code agent, la date et l’historique avant → après suivent', async () => {
  const by = await anAgent('P1234911');
  const { id } = await createPartner(bySystem(), { ...FACTS, tiersi: '0314583', rang: '0001' });
  const { modifiedAt } = await found(id);
  const typed = { ...FACTS, name: 'Judo Grigny', commune: 'Ris-Orangis', comment: 'à rappeler', tiersi: '9999999', rang: '0009' };
  await changePartner(by('2026-11-23T10:00:00Z'), id, modifiedAt, typed);
  expect(await found(id)).toMatchObject({
    name: 'Judo Grigny',
    tiersi: '0314583',
    rang: '0001',
    agentCode: 'P1234',
    etat: 'C',
    search: 'judo grigny judo ris orangis',
    modifiedAt: at('2026-11-23T10:00:00Z'),
  });
  expect((await partnerHistory(id))[0]).toMatchObject({
    kind: 'changed',
    due: true,
    changes: [
      { field: 'name', before: 'Judo Club de Grigny', after: 'Judo Grigny' },
      { field: 'commune', before: 'Grigny', after: 'Ris-Orangis' },
      { field: 'comment', before: '', after: 'à rappeler' },
    ],
  });
  const event = await AuditEvents.findOne({ kind: 'partner.changed' }).lean();
  expect(event?.after).toEqual({ etat: 'C', fields: ['name', 'commune', 'comment'] });
  expect(await changePartner(by('2026-11-23T11:00:00Z'), id, (await found(id)).modifiedAt, typed)).toEqual([]);
  expect(await partnerHistory(id)).toHaveLength(2);
});

test('R-PAR-06: deux agents sur la même fiche : le second apprend qui a changé quoi, et rien n’est écrasé', async () => {
  const [first, second] = [await anAgent('P1111911'), await anAgent('P2222911')];
  const { id } = await createPartner(bySystem(), { ...FACTS, tiersi: '0314583', rang: '0001' });
  const { modifiedAt } = await found(id);
  await changePartner(first('2026-11-23T10:00:00Z'), id, modifiedAt, { ...FACTS, commune: 'Évry-Courcouronnes' });
  const late = changePartner(second('2026-11-23T10:05:00Z'), id, modifiedAt, { ...FACTS, name: 'Autre nom' });
  await expect(late).rejects.toMatchObject({
    code: 'MODIFIE_ENTRE_TEMPS',
    status: 409,
    message: expect.stringMatching(/P1111911, 23\/11\/2026 à 11:00.*Commune «\sGrigny\s» → «\sÉvry-Courcouronnes\s»/) as string,
  });
  expect(await found(id)).toMatchObject({ name: FACTS.name, address: { commune: 'Évry-Courcouronnes' } });
});

test('R-PAR-06: au même instant, un seul des deux changements est écrit', async () => {
  const { id } = await createPartner(bySystem(), { ...FACTS, tiersi: '0314583', rang: '0001' });
  const { modifiedAt } = await found(id);
  const names = ['A', 'B', 'C', 'D', 'E'];
  const outcomes = await Promise.all(names.map((name) => refusalOf(changePartner(bySystem(), id, modifiedAt, { ...FACTS, name }))));
  expect(outcomes.filter((each) => each === 'accepté')).toHaveLength(1);
  expect(outcomes.filter((each) => each === 'MODIFIE_ENTRE_TEMPS')).toHaveLength(4);
  expect(await partnerHistory(id)).toHaveLength(2);
});

test('R-PAR-06: une adresse mail changée prévient l’ancienne et la nouvelle, et ferme les sessions', async () => {
  const { id, identifiant } = await createPartner(bySystem(), { ...FACTS, tiersi: '0314583', rang: '0001' });
  const user = (await PartnerUsers.findOne({ partnerId: id }).lean<PartnerUser>())!;
  await sendPartnerPassword(bySystem(), { partnerId: id, userId: user._id });
  const cookie = await openSession({ kind: 'partner', subject: partnerSubject(FACTS.mail), data: {} });
  await changePartner(bySystem(), id, (await found(id)).modifiedAt, { ...FACTS, mail: 'Bureau@Club.example' });
  const letters = await Outbox.find({ 'letter.kind': 'partner-mail-changed' }).sort({ to: 1 }).lean<OutboxLetter[]>();
  expect(letters.map(({ to, letter }) => [to, (letter.data as { isNew: boolean }).isNew])).toEqual([
    ['bureau@club.example', true],
    [FACTS.mail, false],
  ]);
  expect(letters[0]!.letter.data).toMatchObject({ identifiant, mail: 'bureau@club.example' });
  expect(await readSession(cookie)).toBeNull();
  expect((await PartnerUsers.findById(user._id).lean<PartnerUser>())!.mail).toBe('bureau@club.example');
});

test('R-PAR-06: sans le droit de modifier, rien ne change', async () => {
  const reader = await anAgent('P3333911', ['partners.view', 'partners.validate']);
  const { id } = await createPartner(bySystem(), { ...FACTS, tiersi: '0314583', rang: '0001' });
  expect(await refusalOf(changePartner(reader(), id, (await found(id)).modifiedAt, { ...FACTS, name: 'X' }))).toBe('DROIT_MANQUANT');
  expect(await refusalOf(suspendPartner(reader(), { partnerId: id, reason: 'x' }))).toBe('DROIT_MANQUANT');
  expect(await refusalOf(markReported(reader(), ['x']))).toBe('DROIT_MANQUANT');
  const editor = await anAgent('P4444911', ['partners.edit']);
  expect(await refusalOf(validatePartner(editor(), { partnerId: id, tiersi: '1', rang: '1', etatDay: '' }))).toBe('DROIT_MANQUANT');
});

test('R-PAR-13: suspendre cache le partenaire avec un motif, rétablir le remontre ; deux clics ne font qu’une suspension', async () => {
  const id = await aPartner('Les Petits Archets', '0314790');
  expect(await refusalOf(suspendPartner(bySystem(), { partnerId: id, reason: ' ' }))).toBe('MOTIF_MANQUANT');
  const twice = [1, 2].map(() => refusalOf(suspendPartner(bySystem(), { partnerId: id, reason: 'contrôle en cours' })));
  expect((await Promise.all(twice)).sort()).toEqual(['PARTENAIRE_ETAT', 'accepté']);
  expect(await found(id)).toMatchObject({ etat: 'C', suspended: true, suspension: { reason: 'contrôle en cours' } });
  expect(await listPartners({ order: 'name' })).toEqual([]);
  await resumePartner(bySystem(), { partnerId: id, reason: 'contrôle terminé' });
  expect(await listPartners({ order: 'name' })).toHaveLength(1);
  expect((await partnerHistory(id)).map(({ kind }) => kind).sort()).toEqual(['created', 'resumed', 'suspended']);
});

test('R-PAR-06: les modifications à reporter dans Tiersi se marquent une fois, et le report s’annule', async () => {
  const { id } = await createPartner(bySystem(), { ...FACTS, tiersi: '0314583', rang: '0001' });
  await submitPartner(bySystem(), { ...FACTS, name: 'Pas encore validé' });
  await changePartner(bySystem('2026-11-23T10:00:00Z'), id, (await found(id)).modifiedAt, { ...FACTS, name: 'Nouveau nom' });
  const due = await listDueChanges();
  expect(due).toMatchObject([{ partner: { tiersi: '0314583' }, changes: [{ before: FACTS.name, after: 'Nouveau nom' }] }]);
  const report = await markReported(bySystem(), [due[0]!._id]);
  expect(await listDueChanges()).toEqual([]);
  expect(await refusalOf(markReported(bySystem(), [due[0]!._id]))).toBe('REPORT_DEJA_FAIT');
  expect(await refusalOf(markReported(bySystem(), []))).toBe('RIEN_A_REPORTER');
  expect(await listReports()).toMatchObject([{ id: report.id, changes: 1 }]);
  expect(await undoReport(bySystem(), report.id)).toBe(1);
  expect(await listDueChanges()).toHaveLength(1);
  expect(await refusalOf(undoReport(bySystem(), report.id))).toBe('INTROUVABLE');
});

test('R-PAR-08: la liste des activités est tenue par la Caf : exclue refusée avec sa raison, retirée gardée par ceux qui l’ont', async () => {
  const { id } = await createPartner(bySystem(), { ...FACTS, activities: ['Judo', 'JUDO '], tiersi: '0314583', rang: '0001' });
  expect((await found(id)).activities).toEqual(['Judo']);
  const [judo] = await listActivities();
  expect(judo).toMatchObject({ label: 'Judo', partners: 1, state: 'active' });
  await changeActivity(bySystem('2026-11-24T09:00:00Z'), judo!._id, judo!.modifiedAt, {
    label: 'Judo',
    domain: 'sport',
    state: 'retired',
    reason: 'regroupé',
  });
  expect(await activityChoices()).toEqual([]);
  expect(await refusalOf(submitPartner(bySystem(), FACTS))).toBe('ACTIVITE_RETIREE');
  expect(await changePartner(bySystem('2026-11-24T10:00:00Z'), id, (await found(id)).modifiedAt, { ...FACTS, name: 'Judo' })).toHaveLength(
    1,
  );
  await addActivity(bySystem(), { label: 'Chant liturgique', domain: 'art', state: 'excluded', reason: 'culte' });
  expect(await refusalOf(submitPartner(bySystem(), { ...FACTS, activities: ['chant liturgique'] }))).toBe('ACTIVITE_EXCLUE');
  expect(await refusalOf(addActivity(bySystem(), { label: 'JUDO', domain: 'sport', state: 'active', reason: '' }))).toBe('ACTIVITE_EXISTE');
  expect(await refusalOf(addActivity(bySystem(), { label: 'Soutien scolaire', domain: '', state: 'active', reason: '' }))).toBe(
    'ACTIVITE_EXCLUE',
  );
  expect(await refusalOf(addActivity(bySystem(), { label: 'Yoga', domain: '', state: 'excluded', reason: '' }))).toBe('MOTIF_MANQUANT');
});

test('R-PAR-08: renommer une activité la renomme chez chaque partenaire, et deux agents ne s’écrasent pas', async () => {
  const { id } = await createPartner(bySystem(), { ...FACTS, tiersi: '0314583', rang: '0001' });
  const [judo] = await listActivities();
  const wanted = { label: 'Judo et ju-jitsu', domain: 'sport', state: 'active', reason: '' };
  await changeActivity(bySystem('2026-11-24T09:00:00Z'), judo!._id, judo!.modifiedAt, wanted);
  expect(await found(id)).toMatchObject({ activities: ['Judo et ju-jitsu'], search: 'judo club de grigny judo et ju jitsu grigny' });
  expect(await refusalOf(changeActivity(bySystem(), judo!._id, judo!.modifiedAt, { ...wanted, label: 'Aïkido' }))).toBe(
    'MODIFIE_ENTRE_TEMPS',
  );
});

test('R-PAR-04: un partenaire qui ressemble à un autre est signalé : nom et commune, mail, Siret', async () => {
  await createPartner(bySystem(), { ...FACTS, siret: '123 456 789 00012', tiersi: '0314583', rang: '0001' });
  const same = async (typed: Partial<Parameters<typeof alikePartners>[0]>): Promise<string[]> =>
    (await alikePartners({ name: 'Tout autre', commune: 'Massy', mail: 'autre@club.example', ...typed })).flatMap((each) => each.same);
  expect(await same({})).toEqual([]);
  expect(await same({ name: 'JUDO CLUB de  Grigny', commune: 'grigny' })).toEqual(['nom et commune']);
  expect(await same({ name: 'Judo Club de Grigny' })).toEqual([]);
  expect(await same({ mail: 'JUDO@club.example' })).toEqual(['adresse mail']);
  expect(await same({ siret: '12345678900012' })).toEqual(['Siret']);
  expect(await refusalOf(submitPartner(bySystem(), { ...FACTS, siret: '123' }))).toBe('SIRET_INVALIDE');
});

test('R-PAR-09: un agent débloque un partenaire et lui fait envoyer un mot de passe, sans le voir', async () => {
  const { id } = await createPartner(bySystem(), { ...FACTS, tiersi: '0314583', rang: '0001' });
  const userId = (await PartnerUsers.findOne({ partnerId: id }).lean<PartnerUser>())!._id;
  for (let time = 0; time < 5; time++) await refusalOf(loginPartner(bySystem(), { mail: FACTS.mail, motDePasse: 'faux' }));
  expect((await partnerAccounts(id, at()))[0]!.lockedUntil).not.toBeNull();
  await unlockPartner(bySystem(), { partnerId: id, userId });
  expect((await partnerAccounts(id, at()))[0]!.lockedUntil).toBeNull();
  for (let time = 0; time < 5; time++) await refusalOf(loginPartner(bySystem(), { mail: FACTS.mail, motDePasse: 'faux' }));
  expect(await sendPartnerPassword(bySystem(), { partnerId: id, userId })).toBeUndefined();
  const letter = await Outbox.findOne({ 'letter.kind': 'partner-password' }).lean<OutboxLetter>();
  const { password } = letter!.letter.data as { password: string };
  expect(await loginPartner(bySystem(), { mail: FACTS.mail, motDePasse: password })).toMatchObject({ mustChange: true });
  expect(JSON.stringify(await AuditEvents.find().lean())).not.toContain(password);
  expect(await refusalOf(sendPartnerPassword(bySystem(), { partnerId: 'autre', userId }))).toBe('INTROUVABLE');
});
