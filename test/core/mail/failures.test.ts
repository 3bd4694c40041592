/** What is done about mails that did not arrive: the list, the file for the Caf, returns dropped as a file, a new address (R-MAIL-03). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Families, familyId, Oppositions } from '#core/family/family.model.ts';
import { closeChanged } from '#core/mail/failures/close-changed.ts';
import { exportFailures } from '#core/mail/failures/export-failures.ts';
import { type FailureQuery, countOpenFailures, listFailures } from '#core/mail/failures/find-failures.ts';
import { FlaggedAddresses } from '#core/mail/failures/flagged-address.model.ts';
import { MailFailures } from '#core/mail/failures/mail-failure.model.ts';
import { resendLetter } from '#core/mail/failures/resend-letter.ts';
import { returnAddress } from '#core/mail/failures/return-address.rules.ts';
import { takeReturnFile } from '#core/mail/failures/take-returned.ts';
import { mailKey } from '#core/mail/mail-keys.ts';
import { stopMailing } from '#core/mail/mailings/control-mailing.ts';
import { MailOptOuts } from '#core/mail/opposition/opt-out.model.ts';
import { inTransaction } from '#core/shared/database.ts';
import { traceOf } from '#core/shared/outbox-letter.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { postLetter } from '#core/shared/post-letter.ts';
import { settings } from '#core/shared/settings.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { sampleLetters } from '../../factories/letters.ts';
import { aReport, type ReportWanted } from '../../factories/returned-mails.ts';
import { aConfirmedMailing, mailing, writeAll } from '../../factories/mailings.ts';
import { aFamily, anAccount, aScheme, at, bySystem, MATRICULE, YEAR } from '../../factories/scheme.ts';

const RETURN = 'retours@caf.example';
const letter = sampleLetters.find(({ kind }) => kind === 'voucher-deleted')!;
useDatabase();
let folder: string;

beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
  settings().mail.returnTo = RETURN;
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-retours-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sent = async (id: string, more: { to?: string; about?: string; mailing?: string } = {}): Promise<void> => {
  const posting = { id, letter, to: 'nadia.morel@exemple.fr', about: MATRICULE, campaign: YEAR, ...more };
  await inTransaction((session) => postLetter(session, bySystem(), posting));
  await Outbox.updateOne({ _id: id }, { $set: { state: 'sent' } });
};
const reportOf = async (id: string, wanted: ReportWanted = {}): Promise<string> =>
  aReport(returnAddress(RETURN, traceOf(id), await mailKey('return-address')), wanted).toString('latin1');
const drop = async (content: string, name = 'retours.mbox') => {
  const file = path.join(folder, name);
  await writeFile(file, content, 'latin1');
  return takeReturnFile(bySystem(), file);
};
const list = async (query: Partial<FailureQuery> = {}) => (await listFailures({ closed: false, ...query }, 0)).failures;

test('R-MAIL-03: un fichier .mbox de retours : chacun est lié à son courriel, deux fois le même fichier ne change rien', async () => {
  for (const id of ['un', 'deux', 'trois']) await sent(id, { to: `${id}@exemple.fr` });
  const start = 'From MAILER-DAEMON Mon Nov 23 09:00:00 2026\r\n';
  const answer = 'To: retours@caf.example\r\nSubject: absente\r\n\r\n>From lundi, je reviens.\r\n';
  const mbox = [await reportOf('un'), await reportOf('deux', { status: '5.2.2', words: '552 mailbox full' }), answer]
    .map((mail) => `${start}${mail}\r\n`)
    .join('\r\n');
  expect(await drop(mbox)).toEqual({ listed: 2, known: 0, foreign: 0, other: 1 });
  expect(await drop(mbox)).toEqual({ listed: 0, known: 2, foreign: 0, other: 1 });
  expect(await drop(await reportOf('trois'), 'un.eml')).toEqual({ listed: 1, known: 0, foreign: 0, other: 0 });
  expect((await list()).map(({ reason, stopped }) => [reason, stopped]).sort()).toEqual([
    ['full', false],
    ['noMailbox', true],
    ['noMailbox', true],
  ]);
  expect(await AuditEvents.countDocuments({ kind: 'mail.bouncesRead' })).toBe(3);
});

test('R-MAIL-03: un fichier vide, énorme ou sans rapport se lit sans rien écrire', async () => {
  expect(await drop('')).toEqual({ listed: 0, known: 0, foreign: 0, other: 0 });
  expect(await drop(`Subject: x\r\n\r\n${'a'.repeat(3_000_000)}`)).toMatchObject({ other: 1, listed: 0 });
  expect(await drop('matricule;nom\r\n0412387;MOREL\r\n')).toMatchObject({ other: 1 });
  expect(await MailFailures.countDocuments()).toBe(0);
});

test('R-MAIL-03: sans adresse de retours réglée, le fichier est refusé et le réglage nommé', async () => {
  settings().mail.returnTo = undefined;
  await expect(drop('x')).rejects.toMatchObject({ code: 'RETOURS_SANS_ADRESSE' });
});

test('R-MAIL-03: la liste se filtre par raison, origine, nature, personne, adresse, envoi ; la page dit ce qui peut être fait', async () => {
  await aFamily({ matricule: '0500001', mail: 'autre@exemple.fr' });
  await Families.updateOne({ _id: familyId(YEAR, '0500001') }, { $set: { firstName: 'Zoé' } });
  await sent('un', { mailing: 'm' });
  await sent('deux', { to: 'autre@exemple.fr', about: '0500001' });
  await drop(await reportOf('un'));
  await drop(await reportOf('deux', { action: 'delayed', status: '4.2.2' }));
  expect(await list()).toHaveLength(2);
  const only = async (query: Partial<FailureQuery>) => (await list(query)).map(({ letterId }) => letterId);
  expect(await only({ reason: 'full' })).toEqual(['deux']);
  expect(await only({ permanent: true })).toEqual(['un']);
  expect(await only({ origin: 'refused' })).toEqual([]);
  expect(await only({ about: '0500001' })).toEqual(['deux']);
  expect(await only({ address: 'nadia.morel@exemple.fr' })).toEqual(['un']);
  expect(await only({ mailing: 'm' })).toEqual(['un']);
  const [deux] = await list({ about: '0500001' });
  expect(deux).toMatchObject({ family: { firstName: 'Zoé' }, stopped: false, again: { fence: 0 } });
  expect(await countOpenFailures()).toBe(1);
});

test('R-MAIL-03: l’export pour la Caf donne tout, ligne à ligne, et le journal le dit sans adresse', async () => {
  for (let number = 0; number < 3; number++) {
    await sent(`l${number}`, { to: `l${number}@exemple.fr` });
    await drop(await reportOf(`l${number}`));
  }
  const taken: string[] = [];
  for await (const { address } of await exportFailures(bySystem(), { closed: false, address: 'l1@exemple.fr' })) taken.push(address);
  expect(taken).toEqual(['l1@exemple.fr']);
  const event = await AuditEvents.findOne({ kind: 'mail.failuresExported' }).lean();
  expect(JSON.stringify(event)).not.toContain('l1@');
});

test('R-MAIL-03: une nouvelle adresse, d’où qu’elle vienne, règle l’échec ; l’ancienne reste arrêtée', async () => {
  await Families.updateOne({ _id: familyId(YEAR, MATRICULE) }, { $set: { mail: 'nadia.morel@exemple.fr' } });
  await sent('un');
  await drop(await reportOf('un'));
  expect(await closeChanged(bySystem())).toBe(0);
  await Families.updateOne({ _id: familyId(YEAR, MATRICULE) }, { $set: { mail: 'nadia.m@exemple.fr' } });
  expect(await closeChanged(bySystem())).toBe(1);
  expect(await closeChanged(bySystem())).toBe(0);
  expect(await list()).toEqual([]);
  expect(await list({ closed: true })).toMatchObject([{ closed: { how: 'changed' }, stopped: true }]);
});

test('R-MAIL-03: une lettre d’un envoi terminé se renvoie vraiment ; celle d’un envoi arrêté, non', async () => {
  const id = await aConfirmedMailing();
  await writeAll();
  const [letterOf] = await Outbox.find({ mailing: id }).lean<OutboxLetter[]>();
  await Outbox.updateOne({ _id: letterOf!._id }, { $set: { state: 'failed' } });
  await writeAll();
  expect(await mailing(id)).toMatchObject({ state: 'done' });
  const again = { trace: traceOf(letterOf!._id), fence: 0, lift: false };
  await resendLetter(bySystem(), again);
  expect(await mailing(id)).toMatchObject({ state: 'sending', endedAt: null });
  await stopMailing(bySystem(), id);
  await Outbox.updateOne({ _id: letterOf!._id }, { $set: { state: 'failed' } });
  await expect(resendLetter(bySystem(), { ...again, fence: 1 })).rejects.toMatchObject({ code: 'ENVOI_ETAT' });
  expect((await Outbox.findById(letterOf!._id).lean())!.state).toBe('failed');
});

describe('renvoi', () => {
  const NEW = 'nadia.m@exemple.fr';
  /** The letter to the former address came back; `mail`: what the family has now. */
  const returned = async (mail: string | null, fileMail = mail): Promise<{ trace: string; fence: number; lift: boolean }> => {
    await sent('un');
    await drop(await reportOf('un'));
    await Families.updateOne({ _id: familyId(YEAR, MATRICULE) }, { $set: { mail, fileMail } });
    return { trace: traceOf('un'), fence: 0, lift: false };
  };
  const refused = (code: string) => ({ code, status: 409 });

  test('R-MAIL-03: un renvoi va à l’adresse que la famille a maintenant ; un retour tardif de l’ancienne n’arrête pas la nouvelle', async () => {
    const again = await returned(NEW);
    const late = await reportOf('un', { status: '5.1.2' });
    await resendLetter(bySystem(), again);
    const letterNow = (await Outbox.findById('un').lean<OutboxLetter>())!;
    expect(letterNow).toMatchObject({ state: 'pending', to: NEW, domain: 'exemple.fr', fence: 1 });
    expect(letterNow.trace).not.toBe(again.trace);
    expect(await drop(late)).toMatchObject({ foreign: 1, listed: 0 });
    expect((await FlaggedAddresses.find().lean()).map(({ _id }) => _id)).toEqual(['nadia.morel@exemple.fr']);
    expect(await list({ closed: true })).toMatchObject([{ closed: { how: 'resent' } }]);
    expect(JSON.stringify(await AuditEvents.find({ kind: 'mail.resent' }).lean())).not.toContain('@exemple');
  });

  test('R-MAIL-03: adresse changée par un agent : pas de renvoi tant que la famille ne l’a pas confirmée', async () => {
    const again = await returned(NEW, 'nadia.morel@exemple.fr');
    await expect(resendLetter(bySystem(), again)).rejects.toMatchObject(refused('COURRIEL_NON_CONFIRME'));
    await anAccount();
    await resendLetter(bySystem(), again);
    expect((await Outbox.findById('un').lean())!.to).toBe(NEW);
  });

  test('R-MAIL-03: sans adresse, à une adresse arrêtée, à qui s’est opposé : refusé, et dit', async () => {
    const again = await returned(null);
    await expect(resendLetter(bySystem(), again)).rejects.toMatchObject(refused('COURRIEL_SANS_ADRESSE'));
    await Families.updateOne({ _id: familyId(YEAR, MATRICULE) }, { $set: { mail: NEW, fileMail: NEW } });
    await FlaggedAddresses.collection.insertOne({ _id: NEW, at: at() } as never);
    await expect(resendLetter(bySystem(), again)).rejects.toMatchObject(refused('COURRIEL_SIGNALE'));
    // What the agent lifts is the address of the failure, not one it has not been shown.
    await expect(resendLetter(bySystem(), { ...again, lift: true })).rejects.toMatchObject(refused('COURRIEL_SIGNALE'));
    await Oppositions.collection.insertOne({ _id: MATRICULE, at: at() } as never);
    await expect(resendLetter(bySystem(), again)).rejects.toMatchObject(refused('COURRIEL_OPPOSITION'));
    expect(await Outbox.findById('un').lean()).toMatchObject({ state: 'sent', to: 'nadia.morel@exemple.fr', fence: 0 });
  });

  test('R-MAIL-03: la même adresse ne repart que si l’agent la remet en service ; un refus de campagne tient', async () => {
    const again = await returned('nadia.morel@exemple.fr');
    await expect(resendLetter(bySystem(), again)).rejects.toMatchObject(refused('COURRIEL_SIGNALE'));
    await resendLetter(bySystem(), { ...again, lift: true });
    expect(await FlaggedAddresses.countDocuments()).toBe(0);
    await sent('deux', { mailing: 'm' });
    await MailOptOuts.collection.insertOne({ _id: MATRICULE, at: at() } as never);
    await expect(resendLetter(bySystem(), { trace: traceOf('deux'), fence: 0, lift: false })).rejects.toMatchObject(
      refused('COURRIEL_REFUSE'),
    );
  });
});
