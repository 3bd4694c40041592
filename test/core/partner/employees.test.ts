import { Credentials, WebSessions } from '#core/access/access.model.ts';
import { openSession, readSession } from '#core/access/sessions.ts';
import { partnerSubject } from '#core/access/subject.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { closeEmployee } from '#core/partner/employees/close-employee.ts';
import { inviteEmployee } from '#core/partner/employees/invite-employee.ts';
import { findPartner, findPartnerUser } from '#core/partner/find-partner.ts';
import { loginPartner } from '#core/partner/login-partner.ts';
import { PartnerUsers } from '#core/partner/partner.model.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { aClubPassword, aClubUser, CLUB_PASSWORD } from '../../factories/club.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aScheme, byPartner, type Scheme } from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
let boss: string;

beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  boss = await userOf(scheme.judo);
});

const SARAH = { mail: 'Sarah@Club.example', firstName: 'Sarah', lastName: 'Cohen', role: 'scanner' };
const userOf = async (partnerId: string) => (await PartnerUsers.findOne({ partnerId, role: 'tout' }).lean())!._id;
const invite = async (typed = SARAH, by = boss, club = scheme.judo) =>
  inviteEmployee(byPartner(by), { partner: (await findPartner(club))!, by: 'Amel Benali', typed });
const mails = () => Outbox.find({ 'letter.kind': 'partner-invitation' }).sort({ postedAt: 1 }).lean();
const login = (mail: string, motDePasse: string) => loginPartner(byPartner('connexion'), { mail, motDePasse });

describe('inviter', () => {
  test('R-PAR-09: l’employé a son compte, son mot de passe provisoire à changer, et rien de plus que le scan', async () => {
    const { userId } = await invite();
    const [letter] = await mails();
    expect(letter!.to).toBe('sarah@club.example');
    const { password } = letter!.letter.data as { password: string };
    const { users, mustChange } = await login('sarah@club.example', password);
    expect([users.map((each) => each.userId), mustChange]).toEqual([[userId], true]);
    expect((await findPartnerUser(userId))!.user).toMatchObject({ role: 'scanner', firstName: 'Sarah', partnerId: scheme.judo });
    const event = await AuditEvents.findOne({ kind: 'partner.employeeInvited' }).lean();
    expect(event).toMatchObject({ author: { kind: 'partner', id: boss }, after: { role: 'scanner', partnerId: scheme.judo } });
    expect(JSON.stringify(event)).not.toMatch(/Sarah|Cohen|club\.example/i);
  });

  test('R-PAR-09: un mail qui sert déjà un autre club garde son mot de passe, et choisit après la connexion', async () => {
    await aClubUser({ partnerId: scheme.musique, mail: 'sarah@club.example' });
    await aClubPassword('sarah@club.example');
    await invite();
    expect((await mails())[0]!.letter.data).toMatchObject({ password: null });
    expect((await login('sarah@club.example', CLUB_PASSWORD)).users).toHaveLength(2);
  });

  test('R-PAR-09: deux fois le même mail, refusé ; deux invitations au même instant, un seul compte', async () => {
    const both = await Promise.allSettled([invite(), invite()]);
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(invite()).rejects.toMatchObject({ code: 'EMPLOYE_EXISTE', status: 409, details: { field: 'mail' } });
    expect(await PartnerUsers.countDocuments({ mail: 'sarah@club.example' })).toBe(1);
  });

  test('R-PAR-09: tous les champs faux sont dits ensemble', async () => {
    const refused = await invite({ mail: 'x', firstName: ' ', lastName: 'é'.repeat(61), role: 'chef' }).catch((error: unknown) => error);
    expect((refused as { refusals: { code: string }[] }).refusals.map((each) => each.code)).toEqual([
      'CHAMP_MANQUANT',
      'VALEUR_TROP_LONGUE',
      'MAIL_INVALIDE',
      'EMPLOYE_ROLE',
    ]);
  });

  test('R-PAR-09: qui ne fait que scanner, ou vient d’un autre club, n’invite personne', async () => {
    const scanner = await aClubUser({ partnerId: scheme.judo, mail: 'ali@club.example', role: 'scanner' });
    for (const by of [scanner, await userOf(scheme.musique)])
      await expect(invite(SARAH, by)).rejects.toMatchObject({ code: 'DROIT_MANQUANT', status: 403 });
    expect(await PartnerUsers.countDocuments({ mail: 'sarah@club.example' })).toBe(0);
    expect(await Credentials.countDocuments({ _id: partnerSubject('sarah@club.example') })).toBe(0);
  });
});

describe('fermer', () => {
  const close = (userId: string, by = boss, partnerId = scheme.judo) => closeEmployee(byPartner(by), { partnerId, userId });

  test('R-PAR-09: fermé en une fois : ses sessions meurent, la connexion est refusée, celles d’un autre club restent', async () => {
    const { userId } = await invite();
    const elsewhere = await aClubUser({ partnerId: scheme.musique, mail: 'sarah@club.example' });
    await aClubPassword('sarah@club.example');
    const subject = partnerSubject('sarah@club.example');
    const [here, there] = [
      await openSession({ kind: 'partner', subject, data: { userId, choices: [userId] } }),
      await openSession({ kind: 'partner', subject, data: { userId: elsewhere, choices: [elsewhere] } }),
    ];
    await close(userId);
    expect(await readSession(here)).toBeNull();
    expect(await readSession(there)).not.toBeNull();
    expect(await findPartnerUser(userId)).toBeNull();
    expect((await login('sarah@club.example', CLUB_PASSWORD)).users.map((each) => each.userId)).toEqual([elsewhere]);
    await close(userId);
    expect(await AuditEvents.countDocuments({ kind: 'partner.employeeClosed' })).toBe(1);
  });

  test('R-PAR-09: une nouvelle invitation rouvre le même compte', async () => {
    const { userId } = await invite();
    await close(userId);
    expect((await invite({ ...SARAH, role: 'tout' })).userId).toBe(userId);
    expect((await findPartnerUser(userId))!.user).toMatchObject({ role: 'tout', closedAt: null });
  });

  test('R-PAR-09: ni le sien, ni celui d’un autre club', async () => {
    await expect(close(boss)).rejects.toMatchObject({ code: 'EMPLOYE_SOI', status: 409 });
    await expect(close(await userOf(scheme.musique))).rejects.toMatchObject({ code: 'INTROUVABLE', status: 404 });
    await expect(close(boss, await userOf(scheme.musique))).rejects.toMatchObject({ code: 'DROIT_MANQUANT', status: 403 });
  });

  test('R-PAR-09: deux responsables qui se ferment l’un l’autre au même instant : il en reste toujours un', async () => {
    for (let time = 0; time < 8; time++) {
      const other = await aClubUser({ partnerId: scheme.judo, mail: `autre${time}@club.example` });
      const both = await Promise.allSettled([close(other), close(boss, other)]);
      expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
      expect(await PartnerUsers.countDocuments({ partnerId: scheme.judo, active: true })).toBe(1);
      boss = await remaining();
    }
    expect(await WebSessions.countDocuments()).toBe(0);
  });
  const remaining = async () => (await PartnerUsers.findOne({ partnerId: scheme.judo, active: true }).lean())!._id;
});
