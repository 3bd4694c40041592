/** Mailings (R-MAIL-02): who gets a letter, once, and what agents can still change. */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { Families, familyId, Oppositions } from '#core/family/family.model.ts';
import { countAudience } from '#core/mail/audiences/count-audience.ts';
import { FlaggedAddresses } from '#core/mail/failures/flagged-address.model.ts';
import { Mailings } from '#core/mail/mailing.model.ts';
import { confirmMailing } from '#core/mail/mailings/confirm-mailing.ts';
import { pauseMailing, resumeMailing, stopMailing } from '#core/mail/mailings/control-mailing.ts';
import { changeAudience, startMailing } from '#core/mail/mailings/draft-mailing.ts';
import { effectsOf } from '#core/mail/mailings/follow-mailing.ts';
import { moveMailings } from '#core/mail/mailings/settle-mailings.ts';
import { MailOptOuts } from '#core/mail/opposition/opt-out.model.ts';
import { changeMessage } from '#core/mail/messages/change-message.ts';
import { FIRST_TEXTS } from '#core/mail/messages/first-texts.ts';
import { MessageVersions } from '#core/mail/messages/message.model.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { findCampaign } from '#core/campaign/find-campaign.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aConfirmedMailing, aDraft, anAim, mailing, writeAll } from '../../factories/mailings.ts';
import { aChild, aFamily, anAccount, aScheme, at, byFamily, bySystem, LINA, MATRICULE, type Scheme, YEAR } from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

const OTHER = '0500001';
const anotherFamily = async (matricule = OTHER, more: { birth?: string; insee?: string } = {}): Promise<void> => {
  await aFamily({ matricule, mail: `f${matricule}@exemple.fr` });
  await aChild({ sias: `1${matricule.slice(1)}`, matricule, birth: more.birth ?? '2015-01-01', firstName: 'Zoé' });
  if (more.insee) await Families.updateOne({ _id: familyId(YEAR, matricule) }, { $set: { insee: more.insee } });
};
const draw = () => issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: scheme.judo, amount: 4000 });
const letters = (filter = {}): Promise<OutboxLetter[]> =>
  Outbox.find({ mailing: { $type: 'string' }, ...filter })
    .sort({ about: 1 })
    .lean<OutboxLetter[]>();
const count = async (id: string, instant?: string) => countAudience(await findCampaign(YEAR), await mailing(id), at(instant));

describe('audiences', () => {
  test('R-MAIL-02: comptes inactifs, actifs sans usage, QR code vivant : chaque famille est dans la sienne', async () => {
    await anotherFamily();
    await anAccount();
    const of = async (base: string): Promise<number> => (await count(await aDraft('information', { base }))).reached;
    expect(await of('all')).toBe(2);
    expect(await of('inactive')).toBe(1);
    expect(await of('unused')).toBe(1);
    expect(await of('live-qr')).toBe(0);
    await draw();
    expect(await of('unused')).toBe(0);
    expect(await of('live-qr')).toBe(1);
    expect(await of('balance')).toBe(2);
  });

  test('R-MAIL-02: communes, âges et liste de matricules resserrent l’audience', async () => {
    await anotherFamily(OTHER, { birth: '2009-01-01', insee: '91228' });
    const reached = async (audience: object) =>
      (await count(await aDraft('information', audience))).sample.map(({ matricule }) => matricule);
    expect(await reached({ communes: 'Évry-Courcouronnes' })).toEqual([OTHER]);
    expect(await reached({ communes: '91286' })).toEqual([MATRICULE]);
    expect(await reached({ ageFrom: '17' })).toEqual([OTHER]);
    expect(await reached({ ageTo: '12' })).toEqual([MATRICULE]);
    expect(await reached({ matricules: `${OTHER}\n9999999` })).toEqual([OTHER]);
    expect(await count(await aDraft('information', { matricules: `${OTHER} 9999999` }))).toMatchObject({ reached: 1, outside: 1 });
  });

  test('R-MAIL-02: une commune, un âge, un matricule illisibles sont refusés ensemble, chacun à son champ', async () => {
    const wrong = aDraft('information', { base: 'paid', communes: 'Atlantide', ageFrom: '12', ageTo: '8', matricules: 'abc' });
    const { refusals } = (await wrong.catch((error: unknown) => error)) as { refusals: { details: { field: string } }[] };
    expect(refusals.map(({ details }) => details.field)).toEqual(['cible', 'communes', 'ageMax', 'matricules']);
    await expect(aDraft('inactive', { base: 'all' })).rejects.toMatchObject({ status: 422 });
    await expect(aDraft('information', {}, '400')).rejects.toMatchObject({ code: 'RELANCE_JOURS' });
    await expect(aDraft('payment', { base: 'paid', batch: '2026-009' })).rejects.toMatchObject({ code: 'LOT_INCONNU' });
  });

  test('R-MAIL-02: les exclusions sont nommées et comptées, une seule par famille', async () => {
    for (const each of ['0500001', '0500002', '0500003', '0500004', '0500005']) await anotherFamily(each);
    await Oppositions.collection.insertOne({ _id: '0500001', at: at() } as never);
    await Families.updateOne({ _id: familyId(YEAR, '0500001') }, { $set: { mail: null } });
    await Families.updateOne({ _id: familyId(YEAR, '0500002') }, { $set: { suspended: { reason: 'x', at: at(), agent: 'P' } } });
    await Families.updateOne({ _id: familyId(YEAR, '0500003') }, { $set: { mail: null } });
    await MailOptOuts.collection.insertOne({ _id: '0500004', at: at() } as never);
    await FlaggedAddresses.collection.insertOne({ _id: 'f0500005@exemple.fr', at: at() } as never);
    const id = await aConfirmedMailing();
    const excluded = { opposed: 1, suspended: 1, noMail: 1, unsubscribed: 1, failedAddress: 1, already: 0 };
    expect(await count(id)).toMatchObject({ reached: 1, excluded });
    await writeAll();
    expect(await mailing(id)).toMatchObject({ state: 'sending', posted: 1, excluded });
    expect((await letters()).map(({ about }) => about)).toEqual([MATRICULE]);
  });
});

describe('une fois, et pas deux', () => {
  test('R-MAIL-02: deux préparations à la fois, reprises autant de fois qu’on veut : une lettre par famille', async () => {
    for (let n = 0; n < 20; n++) await anotherFamily(String(600_000 + n).padStart(7, '0'));
    const id = await aConfirmedMailing();
    await Promise.all([moveMailings(bySystem()), moveMailings(bySystem()), moveMailings(bySystem())]);
    await writeAll();
    const found = await letters();
    expect(found).toHaveLength(21);
    expect(new Set(found.map(({ about }) => about)).size).toBe(21);
    expect(found[0]!._id).toBe(`campaign:${id}:${found[0]!.about}`);
    expect((await mailing(id)).posted).toBe(21);
  });

  test('R-MAIL-02: deux envois du même message à la fois n’écrivent pas deux fois à la même famille', async () => {
    for (let n = 0; n < 10; n++) await anotherFamily(String(600_000 + n).padStart(7, '0'));
    const [one, two] = [
      await aConfirmedMailing('inactive', { base: 'inactive' }),
      await aConfirmedMailing('inactive', { base: 'inactive' }),
    ];
    const { writeLetters } = await import('#core/mail/mailings/write-letters.ts');
    await Promise.all([writeLetters(bySystem(), one), writeLetters(bySystem(), two)]);
    expect(await letters()).toHaveLength(11);
    const [a, b] = [await mailing(one), await mailing(two)];
    expect([a.posted, b.posted].sort()).toEqual([0, 11].sort());
    expect(a.excluded.already + b.excluded.already).toBe(11);
  });

  test('R-MAIL-02: qui s’oppose ou active son compte entre la confirmation et l’heure prévue ne reçoit rien', async () => {
    await anotherFamily();
    await anotherFamily('0500002');
    const id = await aDraft('inactive', { base: 'inactive' });
    await confirmMailing(bySystem(), { id, version: 1, textsVersion: 0, sendAt: at('2026-11-25T08:00:00Z') });
    await writeAll();
    expect(await mailing(id)).toMatchObject({ state: 'scheduled', posted: 0 });
    await Oppositions.collection.insertOne({ _id: OTHER, at: at() } as never);
    await anAccount();
    await writeAll('2026-11-25T08:00:01Z');
    expect((await letters()).map(({ about }) => about)).toEqual(['0500002']);
    expect(await mailing(id)).toMatchObject({ state: 'sending', posted: 1, excluded: { opposed: 1 } });
  });
});

describe('confirmer', () => {
  test('R-MAIL-02: deux confirmations à la fois, une seule passe ; l’autre dit où il en est', async () => {
    const id = await aDraft();
    const confirm = () => confirmMailing(bySystem(), { id, version: 1, textsVersion: 0, sendAt: null });
    const [one, two] = await Promise.allSettled([confirm(), confirm()]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
    await expect(confirm()).rejects.toMatchObject({ code: 'ENVOI_ETAT', message: expect.stringContaining('en préparation') as string });
    expect(await AuditEvents.countDocuments({ kind: 'mail.mailingConfirmed' })).toBe(1);
  });

  test('R-MAIL-02: destinataires ou texte changés depuis la vérification : refusé', async () => {
    const id = await aDraft();
    await changeAudience(bySystem(), { id, version: 1, ...anAim({ base: 'inactive' }) });
    await expect(confirmMailing(bySystem(), { id, version: 1, textsVersion: 0, sendAt: null })).rejects.toMatchObject({
      code: 'ENVOI_ETAT',
    });
    const texts = { subject: 'a', title: 'b', body: 'c', button: 'd' };
    await MessageVersions.collection.insertOne({
      _id: 'opening:1',
      kind: 'opening',
      version: 1,
      texts,
      at: at(),
      agent: 'P1',
    } as never);
    await expect(confirmMailing(bySystem(), { id, version: 2, textsVersion: 0, sendAt: null })).rejects.toMatchObject({
      code: 'MODIFIE_ENTRE_TEMPS',
    });
    await confirmMailing(bySystem(), { id, version: 2, textsVersion: 1, sendAt: null });
    expect(await mailing(id)).toMatchObject({ texts, textsVersion: 1 });
  });

  test('R-MAIL-01: une information que personne n’a écrite ne part pas', async () => {
    const id = await aDraft('information');
    const confirm = (textsVersion: number) => confirmMailing(bySystem(), { id, version: 1, textsVersion, sendAt: null });
    await expect(confirm(0)).rejects.toMatchObject({ code: 'ENVOI_TEXTE_A_ECRIRE', status: 409 });
    await changeMessage(bySystem(), {
      kind: 'information',
      seen: 0,
      texts: { ...FIRST_TEXTS.information, body: 'Le portail ferme lundi.' },
    });
    await confirm(1);
    expect(await mailing(id)).toMatchObject({ state: 'preparing' });
  });

  test('R-MAIL-02: le solde ne se rappelle que quatre semaines avant la fin ; une heure passée, une heure d’après sont refusées', async () => {
    const id = await aDraft('balance', { base: 'balance' });
    const confirm = (sendAt: string | null) =>
      confirmMailing(bySystem(), { id, version: 1, textsVersion: 0, sendAt: sendAt === null ? null : at(sendAt) });
    await expect(confirm(null)).rejects.toMatchObject({ code: 'ENVOI_TROP_TOT', message: expect.stringContaining('02/05/2027') as string });
    await expect(confirm('2027-05-01T08:00:00Z')).rejects.toMatchObject({ code: 'ENVOI_TROP_TOT' });
    await expect(confirm('2026-11-01T08:00:00Z')).rejects.toMatchObject({ code: 'ENVOI_PASSE' });
    await expect(confirm('2027-06-01T08:00:00Z')).rejects.toMatchObject({ code: 'ENVOI_APRES_FIN' });
    await confirm('2027-05-02T08:00:00Z');
    expect(await mailing(id)).toMatchObject({ state: 'scheduled' });
  });

  test('R-MAIL-02: personne à qui écrire, campagne close : refusé', async () => {
    const id = await aDraft('information', { base: 'live-qr' });
    await expect(confirmMailing(bySystem(), { id, version: 1, textsVersion: 0, sendAt: null })).rejects.toMatchObject({
      code: 'AUDIENCE_VIDE',
    });
    await Campaigns.updateOne({ _id: YEAR }, { $set: { state: 'closed' } });
    await expect(confirmMailing(bySystem(), { id, version: 1, textsVersion: 0, sendAt: null })).rejects.toMatchObject({ status: 409 });
    await Campaigns.updateOne({ _id: YEAR }, { $set: { state: 'archived' } });
    await expect(startMailing(bySystem(), { campaign: YEAR, message: 'information', ...anAim() })).rejects.toMatchObject({
      code: 'CAMPAGNE_LECTURE_SEULE',
    });
  });
});

describe('pause, reprise, arrêt', () => {
  test('R-MAIL-02: en pause rien ne s’écrit ; repris, tout ; arrêté, ce qui attend ne part plus', async () => {
    const id = await aConfirmedMailing();
    await pauseMailing(bySystem(), id);
    await writeAll();
    expect(await letters()).toEqual([]);
    await resumeMailing(bySystem(), id);
    await writeAll();
    expect(await letters({ state: 'pending' })).toHaveLength(1);
    await stopMailing(bySystem(), id);
    await writeAll();
    expect(await letters({ state: 'withheld' })).toHaveLength(1);
    expect(await mailing(id)).toMatchObject({ state: 'stopped', stopReason: null });
    await expect(resumeMailing(bySystem(), id)).rejects.toMatchObject({ code: 'ENVOI_ETAT' });
    await expect(stopMailing(bySystem(), id)).rejects.toMatchObject({ code: 'ENVOI_ETAT' });
  });

  test('R-MAIL-02: la campagne finit avant l’heure prévue : l’envoi s’arrête et dit pourquoi', async () => {
    const id = await aDraft();
    await confirmMailing(bySystem(), { id, version: 1, textsVersion: 0, sendAt: at('2026-11-25T08:00:00Z') });
    await Campaigns.updateOne({ _id: YEAR }, { $set: { state: 'closed' } });
    await writeAll('2026-11-25T08:00:01Z');
    await moveMailings(bySystem('2026-11-25T08:00:02Z'));
    expect(await mailing(id)).toMatchObject({ state: 'stopped', posted: 0 });
    expect((await mailing(id)).stopReason).toContain('terminée');
    expect(await letters()).toEqual([]);
  });

  test('R-MAIL-02: sa dernière lettre partie, l’envoi est terminé', async () => {
    const id = await aConfirmedMailing();
    await writeAll();
    await Outbox.updateMany({ mailing: id }, { $set: { state: 'sent' } });
    await moveMailings(bySystem());
    expect(await mailing(id)).toMatchObject({ state: 'done', endedAt: at() });
  });
});

describe('suivi', () => {
  test('R-MAIL-02: comptes activés et QR codes créés dans les 7 jours, par qui a reçu la lettre seulement', async () => {
    await anotherFamily();
    const id = await aConfirmedMailing('inactive', { base: 'inactive', matricules: MATRICULE }, '30', '2026-11-23T08:00:00Z');
    await writeAll('2026-11-23T08:00:00Z');
    await anAccount();
    await anAccount(true, OTHER);
    await draw();
    expect(await effectsOf(await mailing(id))).toEqual({ bounced: 0, activated: 0, vouchers: 0, families: 0 });
    await Outbox.updateMany({ mailing: id }, { $set: { state: 'sent' } });
    expect(await effectsOf(await mailing(id))).toEqual({ bounced: 0, activated: 1, vouchers: 1, families: 1 });
    await Outbox.updateMany({ mailing: id }, { $set: { postedAt: at('2026-11-16T08:59:59Z') } });
    expect(await effectsOf({ ...(await mailing(id)), confirmedAt: at('2026-11-16T08:00:00Z') })).toMatchObject({
      activated: 0,
      vouchers: 0,
    });
  });

  test('R-EXT-04: chaque geste d’un envoi est au journal', async () => {
    const id = await aConfirmedMailing();
    await pauseMailing(bySystem(), id);
    await stopMailing(bySystem(), id);
    const kinds = (await AuditEvents.find({ 'object.type': 'mailing', 'object.id': id }).lean()).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['mail.mailingConfirmed', 'mail.mailingPaused', 'mail.mailingStarted', 'mail.mailingStopped']);
    expect(await Mailings.countDocuments()).toBe(1);
  });
});
