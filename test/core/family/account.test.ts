import { Credentials, LoginAttempts } from '#core/access/access.model.ts';
import { openSession, readSession } from '#core/access/sessions.ts';
import { familySubject } from '#core/access/subject.ts';
import { peekToken } from '#core/access/token.ts';
import { activateAccount } from '#core/family/activate-account.ts';
import { changeFamilyPassword } from '#core/family/change-family-password.ts';
import { type FamilyAccount, FamilyAccounts, familyId } from '#core/family/family.model.ts';
import { giveConsent } from '#core/family/give-consent.ts';
import { loginFamily } from '#core/family/login-family.ts';
import { requestActivation } from '#core/family/request-activation.ts';
import { requestReset } from '#core/family/request-reset.ts';
import { resetPassword } from '#core/family/reset-password.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { suspendFamily } from '#core/voucher/suspend-family.ts';
import { withdrawConsent } from '#core/voucher/withdraw-consent.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import {
  aFamily,
  anAccount,
  aScheme,
  at,
  byFamily,
  bySystem,
  LINA,
  MAIL,
  MATRICULE,
  PASSWORD,
  type Scheme,
  YEAR,
} from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

const NEW = 'Autre-Mot-98 ?';
const me = { campaign: YEAR, matricule: MATRICULE };
const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const login = (motDePasse = PASSWORD, instant?: string, mail = MAIL, matricule?: string) =>
  loginFamily(byFamily(instant), { mail, motDePasse, ...(matricule ? { matricule } : {}) });

async function mailedToken(kind: 'family-activation' | 'family-reset'): Promise<string> {
  const letter = await Outbox.findOne({ 'letter.kind': kind }).sort({ postedAt: -1, _id: -1 }).lean<OutboxLetter>();
  return (letter!.letter.data as { link: string }).link.split('/').pop()!;
}

test('R-FAM-01: matricule et mail du fichier donnent un lien, à usage unique, bon 24 heures', async () => {
  await requestActivation(byFamily(), { matricule: '412387', mail: ' Nadia.MOREL@exemple.fr' });
  const token = await mailedToken('family-activation');
  expect(await peekToken('family-activation', token, at())).toBe(true);
  expect(await peekToken('family-activation', token, at('2026-11-24T09:00:00Z'))).toBe(false);
  expect(await refusalOf(login(NEW))).toBe('IDENTIFIANTS_FAUX');
  await LoginAttempts.deleteMany();
  const typed = { token, motDePasse: NEW, confirmation: NEW };
  expect(await activateAccount(byFamily(), typed)).toEqual(me);
  expect(await refusalOf(activateAccount(byFamily(), typed))).toBe('LIEN_PERIME');
  expect(await login(NEW)).toEqual(me);
});

test('R-FAM-01: un mot de passe refusé ne perd pas le lien, et deux envois à la fois n’en font qu’un', async () => {
  await requestActivation(byFamily(), { matricule: MATRICULE, mail: MAIL });
  const token = await mailedToken('family-activation');
  expect(await refusalOf(activateAccount(byFamily(), { token, motDePasse: 'court', confirmation: 'court' }))).toBe('MOT_DE_PASSE_FAIBLE');
  expect(await refusalOf(activateAccount(byFamily(), { token, motDePasse: NEW, confirmation: 'autre' }))).toBe('CONFIRMATION_DIFFERENTE');
  const both = await Promise.all([1, 2].map(() => refusalOf(activateAccount(byFamily(), { token, motDePasse: NEW, confirmation: NEW }))));
  expect(both.sort()).toEqual(['LIEN_PERIME', 'accepté']);
});

test.each([
  ['un matricule inconnu', { matricule: '0000009', mail: MAIL }],
  ['un mail inconnu', { matricule: MATRICULE, mail: 'autre@exemple.fr' }],
])('R-FAM-01: %s est refusé sans dire lequel est faux', async (_, typed) => {
  await expect(requestActivation(byFamily(), typed)).rejects.toMatchObject({
    code: 'INSCRIPTION_REFUSEE',
    status: 422,
    message: 'Nous ne trouvons pas de dossier avec ces deux informations.',
  });
  expect(await Outbox.countDocuments({ 'letter.kind': 'family-activation' })).toBe(0);
});

test('R-FAM-01: les essais d’inscription sont limités, et chaque champ mal écrit a sa phrase', async () => {
  const typed = { matricule: '0000009', mail: MAIL };
  for (let i = 0; i < 10; i++) expect(await refusalOf(requestActivation(byFamily(), typed))).toBe('INSCRIPTION_REFUSEE');
  await expect(requestActivation(byFamily(), typed)).rejects.toMatchObject({ status: 429 });
  await expect(requestActivation(byFamily(), { matricule: 'abc', mail: 'nadia@' })).rejects.toMatchObject({
    status: 422,
    refusals: [{ details: { field: 'matricule' } }, { details: { field: 'mail' } }],
  });
});

test('R-FAM-03: au cinquième échec le compte est gelé une heure, même pour le bon mot de passe', async () => {
  await anAccount();
  for (let i = 0; i < 4; i++) expect(await refusalOf(login('faux'))).toBe('IDENTIFIANTS_FAUX');
  await expect(login('faux')).rejects.toMatchObject({ status: 423, details: { retryAfter: 3600 } });
  await expect(login(PASSWORD, '2026-11-23T09:13:00Z')).rejects.toMatchObject({
    status: 423,
    message: 'Votre compte est bloqué jusqu’à 11\u00a0h\u00a000, dans 47 minutes. Le mot de passe a été faux 5 fois de suite.',
  });
  expect(await login(PASSWORD, '2026-11-23T10:00:00Z')).toEqual(me);
});

test('R-FAM-03: un identifiant inconnu se gèle de la même façon', async () => {
  for (let i = 0; i < 4; i++) expect(await refusalOf(login('faux', undefined, 'inconnu@exemple.fr'))).toBe('IDENTIFIANTS_FAUX');
  expect(await refusalOf(login('faux', undefined, 'inconnu@exemple.fr'))).toBe('COMPTE_GELE');
});

test('R-FAM-03: cent essais faux à la fois ne font que cinq vérifications', async () => {
  await anAccount();
  const answers = await Promise.all(Array.from({ length: 100 }, () => refusalOf(login('faux'))));
  expect(answers.filter((each) => each === 'IDENTIFIANTS_FAUX')).toHaveLength(4);
  expect(answers.filter((each) => each === 'COMPTE_GELE')).toHaveLength(96);
  expect(await LoginAttempts.findById(`family:${MAIL}`).lean()).toMatchObject({ failures: 5 });
});

test('R-FAM-03: un bon mot de passe remet le compte des échecs à zéro', async () => {
  await anAccount();
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 4; i++) await refusalOf(login('faux'));
    expect(await login()).toEqual(me);
  }
});

test('R-FAM-04: le lien de réinitialisation vaut une heure, ferme les sessions et lève le gel', async () => {
  await anAccount();
  const session = await openSession({ kind: 'family', subject: familySubject(YEAR, MATRICULE), data: me });
  for (let i = 0; i < 5; i++) await refusalOf(login('faux'));
  await requestReset(byFamily(), { matricule: MATRICULE, mail: MAIL });
  const token = await mailedToken('family-reset');
  expect(await peekToken('family-reset', token, at('2026-11-23T10:00:00Z'))).toBe(false);
  await resetPassword(byFamily(), { token, motDePasse: NEW, confirmation: NEW });
  expect(await readSession(session)).toBeNull();
  expect(await refusalOf(login(PASSWORD))).toBe('IDENTIFIANTS_FAUX');
  expect(await login(NEW)).toEqual(me);
});

test('R-FAM-04: sans compte activé, la réponse est la même et aucun mail ne part', async () => {
  await requestReset(byFamily(), { matricule: MATRICULE, mail: MAIL });
  await requestReset(byFamily(), { matricule: '0000009', mail: 'x@y.fr' });
  expect(await refusalOf(requestReset(byFamily(), { matricule: 'abc', mail: '' }))).not.toBe('accepté');
  expect(await Outbox.countDocuments({ 'letter.kind': { $regex: '^family-' } })).toBe(0);
});

const consent = async () => (await FamilyAccounts.findById(familyId(YEAR, MATRICULE)).lean<FamilyAccount>())?.consent;

test('R-FAM-05: l’accord est daté et versionné ; sans la case, il est demandé', async () => {
  await anAccount(false);
  expect(await consent()).toBeNull();
  expect(await refusalOf(giveConsent(byFamily(), { ...me, consentement: '' }))).toBe('CASE_CONSENTEMENT');
  await giveConsent(byFamily(), { ...me, consentement: 'oui' });
  await giveConsent(byFamily('2026-12-01T09:00:00Z'), { ...me, consentement: 'oui' });
  expect(await consent()).toEqual({ version: expect.any(String), at: at() });
});

test('R-FAM-05: le retrait de l’accord supprime les QR codes vivants, ferme l’accès et dure', async () => {
  await anAccount();
  const { code } = await issueVoucher(byFamily(), { ...me, sias: LINA, partnerId: scheme.judo, amount: 4000 });
  const session = await openSession({ kind: 'family', subject: familySubject(YEAR, MATRICULE), data: me });
  expect(await refusalOf(withdrawConsent(byFamily(), { ...me, confirme: '' }))).toBe('CONFIRMATION_MANQUANTE');
  expect(await withdrawConsent(byFamily(), { ...me, confirme: 'oui' })).toEqual({ deleted: 1 });
  expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'deleted' });
  expect(await readSession(session)).toBeNull();
  expect(await refusalOf(login())).toBe('OPPOSITION');
  expect(await refusalOf(requestActivation(byFamily(), { matricule: MATRICULE, mail: MAIL }))).toBe('OPPOSITION');
  expect(await refusalOf(issueVoucher(byFamily(), { ...me, sias: LINA, partnerId: scheme.judo, amount: 4000 }))).not.toBe('accepté');
});

test('R-FAM-06: changer son mot de passe garde sa session et ferme les autres', async () => {
  await anAccount();
  const subject = familySubject(YEAR, MATRICULE);
  const [mine, other] = [
    await openSession({ kind: 'family', subject, data: me }),
    await openSession({ kind: 'family', subject, data: me }),
  ];
  const typed = { ...me, motDePasse: NEW, confirmation: NEW, keepSession: mine };
  expect(await refusalOf(changeFamilyPassword(byFamily(), { ...typed, ancien: 'faux' }))).toBe('ANCIEN_MOT_DE_PASSE_FAUX');
  await changeFamilyPassword(byFamily(), { ...typed, ancien: PASSWORD });
  expect(await readSession(mine)).toMatchObject({ subject });
  expect(await readSession(other)).toBeNull();
  expect(await login(NEW)).toEqual(me);
});

test('R-FAM-07: une famille suspendue ne peut plus entrer, et sa session ouverte est morte', async () => {
  await anAccount();
  const session = await openSession({ kind: 'family', subject: familySubject(YEAR, MATRICULE), data: me });
  await suspendFamily(bySystem(), { ...me, reason: 'contrôle' });
  expect(await readSession(session)).toBeNull();
  expect(await refusalOf(login('faux'))).toBe('IDENTIFIANTS_FAUX');
  expect(await refusalOf(login())).toBe('COMPTE_SUSPENDU');
});

test('R-CAM-04: un mail partagé demande aussi le matricule', async () => {
  await anAccount();
  await aFamily({ matricule: '0999999' });
  expect(await login()).toEqual(me);
  await anAccount(true, '0999999');
  expect(await refusalOf(login())).toBe('MATRICULE_DEMANDE');
  expect(await login(PASSWORD, undefined, MAIL, '999999')).toEqual({ campaign: YEAR, matricule: '0999999' });
});

test('R-SEC-01: aucun mot de passe ni jeton n’est gardé en clair', async () => {
  await anAccount();
  await requestReset(byFamily(), { matricule: MATRICULE, mail: MAIL });
  const token = await mailedToken('family-reset');
  const { AccessTokens } = await import('#core/access/access.model.ts');
  expect(JSON.stringify(await Credentials.find().lean())).not.toContain(PASSWORD);
  expect(JSON.stringify(await AccessTokens.find().lean())).not.toContain(token);
});
