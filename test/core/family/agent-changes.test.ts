/** An agent changes a family's mail, or sends it a link (R-FAM-03, R-FAM-06). */
import { AccessTokens } from '#core/access/access.model.ts';
import { openSession, readSession } from '#core/access/sessions.ts';
import { familySubject } from '#core/access/subject.ts';
import { peekToken } from '#core/access/token.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { changeFamilyMail } from '#core/family/change-family-mail.ts';
import { Families, type Family, FamilyAccounts, Oppositions } from '#core/family/family.model.ts';
import { loginFamily } from '#core/family/login-family.ts';
import { requestReset } from '#core/family/request-reset.ts';
import { resetPassword } from '#core/family/reset-password.ts';
import { sendAccessLink } from '#core/family/send-access-link.ts';
import type { Act } from '#core/shared/author.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { liftOpposition } from '#core/voucher/lift-opposition.ts';
import { recordOpposition } from '#core/voucher/record-opposition.ts';
import { liftSuspension, suspendFamily } from '#core/voucher/suspend-family.ts';
import { withdrawConsent } from '#core/voucher/withdraw-consent.ts';
import { byAgent } from '../../factories/acting-agents.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aFamily, anAccount, aScheme, at, byFamily, MAIL, MATRICULE, PASSWORD, YEAR } from '../../factories/scheme.ts';

useDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
});

const me = { campaign: YEAR, matricule: MATRICULE };
const ID = `${YEAR}:${MATRICULE}`;
const NEW_MAIL = 'nadia.neuve@exemple.fr';
const NEW_PASSWORD = 'Autre-Mot-98 ?';

const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

const family = async (): Promise<Family> => (await Families.findById(ID).lean<Family>())!;
const seen = async () => ({ version: (await family()).version ?? 0, mail: (await family()).mail });
const change = async (act: Act, mail = NEW_MAIL) => changeFamilyMail(act, { ...me, mail, seen: await seen() });
const letters = async (kind: string): Promise<OutboxLetter[]> =>
  Outbox.find({ 'letter.kind': kind }).sort({ postedAt: 1 }).lean<OutboxLetter[]>();
const tokenIn = ({ letter }: OutboxLetter): string => (letter.data as { link: string }).link.split('/').pop()!;
const eventsOf = async (kind: string) => AuditEvents.find({ kind }).lean();

describe('changement d’adresse mail', () => {
  test('R-FAM-06: ancienne et nouvelle adresse prévenues, sessions fermées, mot de passe à choisir depuis la nouvelle', async () => {
    await anAccount();
    const session = await openSession({ kind: 'family', subject: familySubject(YEAR, MATRICULE), data: me });
    await change(await byAgent('families.mail'));
    expect(await readSession(session)).toBeNull();
    expect((await family()).mail).toBe(NEW_MAIL);
    expect((await letters('family-mail-old')).map(({ to }) => to)).toEqual([MAIL]);
    expect(JSON.stringify(await letters('family-mail-old'))).not.toContain(NEW_MAIL);
    const [letter] = await letters('family-mail-new');
    expect(letter!.to).toBe(NEW_MAIL);
    for (const mail of [MAIL, NEW_MAIL])
      expect(await refusalOf(loginFamily(byFamily(), { mail, motDePasse: PASSWORD }))).toBe('IDENTIFIANTS_FAUX');
    const token = tokenIn(letter!);
    expect(await peekToken('family-reset', token, at('2026-11-24T08:59:00Z'))).toBe(true);
    await resetPassword(byFamily(), { token, motDePasse: NEW_PASSWORD, confirmation: NEW_PASSWORD });
    expect(await loginFamily(byFamily(), { mail: NEW_MAIL, motDePasse: NEW_PASSWORD })).toEqual(me);
    expect((await FamilyAccounts.findById(ID).lean())?.consent).not.toBeNull();
  });

  test('R-FAM-06: un lien envoyé avant à l’ancienne adresse ne sert plus', async () => {
    await anAccount();
    await requestReset(byFamily(), { matricule: MATRICULE, mail: MAIL });
    const [old] = await letters('family-reset');
    await change(await byAgent('families.mail'));
    expect(await refusalOf(resetPassword(byFamily(), { token: tokenIn(old!), motDePasse: NEW_PASSWORD, confirmation: NEW_PASSWORD }))).toBe(
      'LIEN_PERIME',
    );
  });

  test('R-FAM-01: un lien d’activation envoyé avant à l’ancienne adresse ne sert plus', async () => {
    const agent = await byAgent('families.mail');
    await sendAccessLink(agent, me);
    const [old] = await letters('family-activation');
    await change(agent);
    expect(await peekToken('family-activation', tokenIn(old!), at())).toBe(false);
    const sent = await letters('family-activation');
    expect(sent.map(({ to }) => to).sort()).toEqual([MAIL, NEW_MAIL].sort());
  });

  test('R-FAM-06: le journal dit qui et quand, et ne garde aucune adresse', async () => {
    const agent = await byAgent('families.mail');
    await change(agent);
    const [event] = await eventsOf('family.mailChanged');
    expect(event).toMatchObject({ author: agent.author, object: { type: 'family', id: ID }, before: { hadMail: true } });
    expect(JSON.stringify(await AuditEvents.find().lean())).not.toContain('@exemple.fr');
  });

  test('R-FAM-06: deux agents sur la même fiche : le second apprend qui a changé quoi', async () => {
    const [first, second] = [await byAgent('families.mail'), await byAgent('families.mail')];
    const before = await seen();
    await changeFamilyMail(first, { ...me, mail: NEW_MAIL, seen: before });
    const late = changeFamilyMail(second, { ...me, mail: 'autre@exemple.fr', seen: before });
    await expect(late).rejects.toMatchObject({
      code: 'MODIFIE_ENTRE_TEMPS',
      status: 409,
      message: expect.stringContaining(first.author.id),
    });
    await expect(late).rejects.toMatchObject({ message: expect.stringContaining('adresse mail') });
    expect((await family()).mail).toBe(NEW_MAIL);
  });

  test('R-FAM-06: de deux changements à la fois, un seul passe', async () => {
    const agent = await byAgent('families.mail');
    const before = await seen();
    const answers = await Promise.all(
      ['a@x.fr', 'b@x.fr'].map((mail) => refusalOf(changeFamilyMail(agent, { ...me, mail, seen: before }))),
    );
    expect(answers.sort()).toEqual(['MODIFIE_ENTRE_TEMPS', 'accepté']);
    expect(await letters('family-mail-old')).toHaveLength(1);
  });

  test('R-CAM-05: un chargement qui a changé l’adresse entre-temps est dit aussi', async () => {
    const before = await seen();
    await Families.updateOne({ _id: ID }, { $set: { mail: 'du-fichier@exemple.fr' } });
    expect(await refusalOf(changeFamilyMail(await byAgent('families.mail'), { ...me, mail: NEW_MAIL, seen: before }))).toBe(
      'MODIFIE_ENTRE_TEMPS',
    );
  });

  test('R-FAM-05: une famille opposée ne reçoit aucun courriel, et ses anciens liens sont morts', async () => {
    await anAccount();
    await requestReset(byFamily(), { matricule: MATRICULE, mail: MAIL });
    const [old] = await letters('family-reset');
    await Outbox.deleteMany({});
    await withdrawConsent(byFamily(), { ...me, confirme: 'oui' });
    await change(await byAgent('families.mail'));
    expect(await Outbox.countDocuments({ 'letter.kind': { $regex: '^family-' } })).toBe(0);
    expect(await peekToken('family-reset', tokenIn(old!), at())).toBe(false);
  });

  test('R-CAM-04: une adresse que d’autres familles ont déjà est acceptée, et leur nombre est dit', async () => {
    await aFamily({ matricule: '0500001', mail: NEW_MAIL });
    expect(await change(await byAgent('families.mail'))).toEqual({ shared: 1 });
  });

  test('R-FAM-06: adresse mal écrite, identique, ou sans le droit : refusé, rien ne change', async () => {
    const agent = await byAgent('families.mail');
    expect(await refusalOf(change(agent, 'nadia@'))).toBe('MAIL_INVALIDE');
    expect(await refusalOf(change(agent, ` ${MAIL.toUpperCase()}`))).toBe('MAIL_IDENTIQUE');
    expect(await refusalOf(change(await byAgent('families.view', 'families.suspend')))).toBe('DROIT_MANQUANT');
    expect((await family()).mail).toBe(MAIL);
    expect((await family()).version ?? 0).toBe(0);
  });

  test('R-CAM-09: une campagne archivée ne change plus', async () => {
    const agent = await byAgent('families.mail', 'families.suspend');
    await Campaigns.updateOne({ _id: YEAR }, { $set: { state: 'archived' } });
    const all = [
      change(agent),
      suspendFamily(agent, { ...me, reason: 'essai' }),
      recordOpposition(agent, { ...me, reason: 'essai', confirme: 'oui' }),
      sendAccessLink(agent, me),
    ];
    for (const each of all) expect(['CAMPAGNE_LECTURE_SEULE', 'CAMPAGNE_FERMEE', 'CAMPAGNE_PAS_OUVERTE']).toContain(await refusalOf(each));
    expect(await family()).toMatchObject({ mail: MAIL, suspended: null });
    expect(await Oppositions.countDocuments()).toBe(0);
  });
});

describe('lien d’accès', () => {
  test('R-FAM-03: un agent envoie à un compte actif un lien qui lève le gel ; à un compte neuf, son premier lien', async () => {
    const agent = await byAgent('families.mail');
    expect(await sendAccessLink(agent, me)).toEqual({ link: 'activation' });
    await anAccount();
    for (let i = 0; i < 5; i++) await refusalOf(loginFamily(byFamily(), { mail: MAIL, motDePasse: 'faux' }));
    expect(await refusalOf(loginFamily(byFamily(), { mail: MAIL, motDePasse: PASSWORD }))).toBe('COMPTE_GELE');
    expect(await sendAccessLink(agent, me)).toEqual({ link: 'reset' });
    const [letter] = await letters('family-reset');
    await resetPassword(byFamily(), { token: tokenIn(letter!), motDePasse: NEW_PASSWORD, confirmation: NEW_PASSWORD });
    expect(await loginFamily(byFamily(), { mail: MAIL, motDePasse: NEW_PASSWORD })).toEqual(me);
    expect((await eventsOf('family.resetRequested'))[0]?.author).toEqual(agent.author);
  });

  test('R-FAM-07: ni à une famille suspendue, ni à une famille opposée, ni sans adresse, ni sans le droit, ni dix fois', async () => {
    const agent = await byAgent('families.mail', 'families.suspend');
    expect(await refusalOf(sendAccessLink(await byAgent('families.view'), me))).toBe('DROIT_MANQUANT');
    await suspendFamily(agent, { ...me, reason: 'contrôle' });
    expect(await refusalOf(sendAccessLink(agent, me))).toBe('FAMILLE_ARRETEE');
    await liftSuspension(agent, { ...me, reason: 'fini' });
    await recordOpposition(agent, { ...me, reason: 'courrier', confirme: 'oui' });
    expect(await refusalOf(sendAccessLink(agent, me))).toBe('FAMILLE_ARRETEE');
    await aFamily({ matricule: '0500001', mail: null });
    expect(await refusalOf(sendAccessLink(agent, { campaign: YEAR, matricule: '0500001' }))).toBe('FAMILLE_SANS_MAIL');
    await liftOpposition(agent, { ...me, reason: 'demande' });
    for (let i = 0; i < 5; i++) await sendAccessLink(agent, me);
    expect(await refusalOf(sendAccessLink(agent, me))).toBe('TROP_D_ESSAIS');
    expect(await AccessTokens.countDocuments({ usedAt: null })).toBe(1);
  });
});
