/** Pause, rates, what is withheld, return addresses and unsubscribing, against a real mail server. */
import { generateKeyPairSync } from 'node:crypto';
import { Oppositions } from '#core/family/family.model.ts';
import { FlaggedAddresses } from '#core/mail/failures/flagged-address.model.ts';
import { liftAddress } from '#core/mail/failures/lift-address.ts';
import { MailFailures } from '#core/mail/failures/mail-failure.model.ts';
import { resendLetter } from '#core/mail/failures/resend-letter.ts';
import { takeReturned } from '#core/mail/failures/take-returned.ts';
import { createMailer, type Mailer } from '#core/mail/mail-transport.ts';
import { Mailings } from '#core/mail/mailing.model.ts';
import { liftOptOut } from '#core/mail/opposition/lift-opt-out.ts';
import { mailLinks } from '#core/mail/opposition/mail-links.ts';
import { MailRates } from '#core/mail/sending/mail-rate.model.ts';
import { opposeByLink } from '#core/mail/opposition/oppose-by-link.ts';
import { MailOptOuts } from '#core/mail/opposition/opt-out.model.ts';
import { stopCampaignMails } from '#core/mail/opposition/stop-campaign-mails.ts';
import { type PostRound, sendNextLetters } from '#core/mail/send-next-letters.ts';
import { inTransaction } from '#core/shared/database.ts';
import { traceOf } from '#core/shared/outbox-letter.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { postLetter } from '#core/shared/post-letter.ts';
import { settings } from '#core/shared/settings.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { sampleLetters } from '../../factories/letters.ts';
import { aReport } from '../../factories/returned-mails.ts';
import { at, bySystem, MATRICULE } from '../../factories/scheme.ts';
import { type ScriptedSmtp, scriptedSmtp } from '../../factories/scripted-smtp.ts';

const RETURN = 'retours@caf.example';
const letter = sampleLetters.find(({ kind }) => kind === 'voucher-deleted')!;
useDatabase();
let smtp: ScriptedSmtp;
let mailer: Mailer;
/** Later than every letter of a test was posted. */
let soon: Date;

beforeEach(async () => {
  await emptyDatabase();
  soon = new Date(Date.now() + 30_000);
  smtp = await scriptedSmtp();
  mailer = createMailer(smtp.url, 'TLJ <tlj@caf.example>');
  settings().mail.returnTo = RETURN;
});
afterEach(async () => {
  mailer.close();
  await smtp.close();
});

const round = (more: Partial<PostRound> = {}) =>
  sendNextLetters({ render: renderLetter, mailer, clock: () => soon, limit: 500, returnTo: RETURN, ...more });
const post = (
  id: string,
  { to = 'nadia@exemple.fr', about = MATRICULE, mailing }: { to?: string; about?: string; mailing?: string } = {},
) =>
  inTransaction((session) => postLetter(session, bySystem(), { id, letter, to, about, campaign: 2026, ...(mailing ? { mailing } : {}) }));
const found = async (id: string) => (await Outbox.findById(id).lean<OutboxLetter>())!;
const mailing = (state: string) => Mailings.collection.updateOne({ _id: 'm' } as never, { $set: { state, posted: 0 } }, { upsert: true });

test('R-MAIL-02: une campagne en pause ne part pas, elle repart à la reprise', async () => {
  await mailing('paused');
  await post('a', { mailing: 'm' });
  await round();
  expect(smtp.given).toHaveLength(0);
  expect(await found('a')).toMatchObject({ state: 'pending', attempts: 0 });
  await mailing('sending');
  await round();
  expect(smtp.given).toHaveLength(1);
});

test('R-MAIL-02: une pause pendant l’envoi est obéie entre deux courriels, et ne compte pas d’essai', async () => {
  await mailing('sending');
  for (let number = 0; number < 60; number++) await post(`p:${number}`, { mailing: 'm' });
  let sent = 0;
  const slow: Mailer = {
    ...mailer,
    connections: 1,
    async send(mail, beforeEnd) {
      await mailer.send(mail, beforeEnd);
      if (++sent === 5) await mailing('paused');
      await new Promise((resolve) => setTimeout(resolve, 60));
    },
  };
  await round({ mailer: slow });
  expect(smtp.given.length).toBeLessThan(15);
  expect(await Outbox.countDocuments({ state: 'pending', attempts: 0 })).toBe(60 - smtp.given.length);
}, 20_000);

test('R-MAIL-02: un courriel attendu passe avant ceux d’une campagne', async () => {
  await mailing('sending');
  for (let number = 0; number < 5; number++) await post(`c:${number}`, { mailing: 'm', to: `c${number}@exemple.fr` });
  await post('attendu', { to: 'attendu@exemple.fr' });
  await round({ limit: 1 });
  expect(smtp.recipients.join()).toContain('attendu@exemple.fr');
});

test('R-MAIL-02: tant de courriels par minute, à tous et à un domaine, plusieurs processus compris', async () => {
  for (let number = 0; number < 8; number++) await post(`g:${number}`, { to: `g${number}@gros.example` });
  for (let number = 0; number < 8; number++) await post(`p:${number}`, { to: `p${number}@petit.example` });
  const rates = { perMinute: 9, domainPerMinute: new Map([['gros.example', 3]]) };
  await Promise.all([round({ rates }), round({ rates })]);
  await round({ rates });
  expect(smtp.given).toHaveLength(9);
  expect(smtp.recipients.filter((each) => each.includes('gros')).length).toBeLessThanOrEqual(3);
  expect(await Outbox.countDocuments({ state: 'pending', attempts: 0 })).toBe(7);
  await round({ rates, clock: () => new Date(soon.getTime() + 61_000) });
  expect(smtp.given.length).toBeGreaterThan(9);
});

test('R-MAIL-02: à partir d’un par seconde, le débit est tenu chaque seconde, plusieurs processus compris', async () => {
  for (let number = 0; number < 9; number++) await post(`s:${number}`);
  const rates = { perMinute: 180, domainPerMinute: new Map() };
  const start = performance.now();
  await Promise.all([
    round({ rates, clock: () => new Date(Date.now() + 30_000) }),
    round({ rates, clock: () => new Date(Date.now() + 30_000) }),
  ]);
  expect(smtp.given).toHaveLength(9);
  // Three a second: the last ones in the third second, whenever the first one began.
  expect(performance.now() - start).toBeGreaterThan(1000);
  const seconds = await MailRates.find().lean();
  expect(Math.max(...seconds.map(({ count }) => count))).toBe(3);
});

test('R-MAIL-03: qui s’est opposé depuis n’est plus écrit ; qui refuse les campagnes reçoit encore le reste', async () => {
  await mailing('sending');
  await Oppositions.collection.insertOne({ _id: '0000001', at: at(), author: { kind: 'family', id: '0000001' } } as never);
  await stopCampaignMails(at(), (await mailLinks(MATRICULE)).oneClick.split('/').at(-1)!);
  await stopCampaignMails(at(), (await mailLinks(MATRICULE)).oneClick.split('/').at(-1)!);
  await post('opposé', { about: '0000001' });
  await post('campagne', { mailing: 'm' });
  await post('ordinaire');
  await round();
  expect(smtp.given).toHaveLength(1);
  expect(await found('opposé')).toMatchObject({ state: 'withheld', failure: expect.stringContaining('opposée') });
  expect((await found('campagne')).state).toBe('withheld');
  expect((await found('ordinaire')).state).toBe('sent');
  await expect(liftOptOut(bySystem(), { matricule: MATRICULE, reason: '' })).rejects.toMatchObject({ code: 'MOTIF_MANQUANT' });
  await liftOptOut(bySystem(), { matricule: MATRICULE, reason: 'demande au guichet' });
  expect(await MailOptOuts.countDocuments()).toBe(0);
});

test('R-FAM-05, R-MAIL-03: qui s’est opposé ne reçoit plus aucune sorte de lettre', async () => {
  await mailing('sending');
  await Oppositions.collection.insertOne({ _id: MATRICULE, at: at(), author: { kind: 'family', id: MATRICULE } } as never);
  for (const [rank, each] of sampleLetters.entries())
    await inTransaction((session) =>
      postLetter(session, bySystem(), {
        id: `sorte:${rank}`,
        letter: each,
        to: 'nadia@exemple.fr',
        about: MATRICULE,
        campaign: 2026,
        ...(each.kind === 'family-message' ? { mailing: 'm' } : {}),
      }),
    );
  await round();
  expect(smtp.recipients).toEqual([]);
  expect(await Outbox.countDocuments({ state: 'withheld', failure: /opposée/ })).toBe(sampleLetters.length);
});

test('R-FAM-05: le lien du texte prend l’opposition, après confirmation ; un faux lien n’ouvre rien', async () => {
  const token = (await mailLinks(MATRICULE)).opposition.split('/').at(-1)!;
  await expect(opposeByLink(at(), { token, confirme: '' })).rejects.toMatchObject({ code: 'CONFIRMATION_MANQUANTE' });
  await expect(opposeByLink(at(), { token: `${token.slice(0, -2)}AA`, confirme: 'oui' })).rejects.toMatchObject({ code: 'INTROUVABLE' });
  await opposeByLink(at(), { token, confirme: 'oui' });
  expect(await Oppositions.countDocuments({ _id: MATRICULE })).toBe(1);
});

test('R-MAIL-02: l’en-tête de désinscription en un clic n’est que sur les courriels de campagne, et il est signé', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  mailer.close();
  const dkim = { domain: 'caf.example', selector: 'tlj', privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }) as string };
  mailer = createMailer(smtp.url, 'TLJ <tlj@caf.example>', { dkim });
  await mailing('sending');
  await post('campagne', { mailing: 'm' });
  await round();
  await post('ordinaire');
  await round();
  const [campaign, plain] = smtp.given.map((mail) => mail.replace(/\r\n[ \t]+/g, ' '));
  expect(campaign).toMatch(/^List-Unsubscribe: <.*\/desinscription\/[\w-]{47}>/im);
  expect(campaign).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im);
  expect(/DKIM-Signature:[\s\S]*?\bh=([^;]*);/.exec(campaign!)![1]!.replace(/\s/g, '').toLowerCase()).toContain('list-unsubscribe-post');
  expect(plain).not.toMatch(/^List-Unsubscribe/im);
});

const returnAddressGiven = (): string => /[^\s<]*retours\+[0-9a-f]{32}@caf\.example/.exec(smtp.senders.join(' '))![0];

describe('retours', () => {
  beforeEach(async () => {
    await post('lettre');
    await round();
  });

  test('R-MAIL-03: un retour est lié à son courriel par l’adresse signée, une fois, et l’adresse est arrêtée', async () => {
    const raw = aReport(returnAddressGiven());
    expect(await takeReturned(bySystem(), raw)).toBe('listed');
    expect(await takeReturned(bySystem(), raw)).toBe('known');
    const failure = await MailFailures.findById(traceOf('lettre')).lean();
    expect(failure).toMatchObject({ about: MATRICULE, reason: 'noMailbox', permanent: true, origin: 'returned', status: '5.1.1' });
    expect(failure!.words).not.toContain('nadia@');
    await post('suite');
    await round();
    expect(smtp.given).toHaveLength(1);
    expect((await found('suite')).state).toBe('withheld');
    await post('nouvelle adresse', { to: 'nadia.morel@exemple.fr' });
    await round();
    expect((await found('nouvelle adresse')).state).toBe('sent');
    await liftAddress(bySystem(), traceOf('lettre'));
    await post('remise');
    await round();
    expect((await found('remise')).state).toBe('sent');
  });

  test('R-MAIL-03: un retour temporaire n’arrête pas l’adresse', async () => {
    expect(await takeReturned(bySystem(), aReport(returnAddressGiven(), { action: 'delayed', status: '4.2.2' }))).toBe('listed');
    expect(await FlaggedAddresses.countDocuments()).toBe(0);
    expect(await takeReturned(bySystem(), aReport(returnAddressGiven()))).toBe('listed');
    expect(await FlaggedAddresses.countDocuments()).toBe(1);
  });

  test.each([
    ['une adresse inventée', () => aReport(`retours+${traceOf('lettre')}000000000000@caf.example`), 'foreign'],
    ['une réponse d’absence', () => Buffer.from(`To: ${returnAddressGiven()}\r\nSubject: absente\r\n\r\nJe reviens lundi.`), 'other'],
    ['un fichier quelconque', () => Buffer.from([0, 1, 2, 255]), 'other'],
  ])('R-MAIL-03: %s ne touche à rien', async (_, raw, expected) => {
    expect(await takeReturned(bySystem(), raw())).toBe(expected);
    expect(await MailFailures.countDocuments()).toBe(0);
  });
});

test('R-MAIL-03: un refus définitif est listé avec sa raison ; un agent renvoie une seule fois', async () => {
  smtp.answers.rcpt = '550 5.1.1 <nadia@exemple.fr>: inconnue';
  await post('lettre');
  await round();
  expect(await MailFailures.findOne().lean()).toMatchObject({ reason: 'noMailbox', origin: 'refused', permanent: true });
  expect(await FlaggedAddresses.findById('nadia@exemple.fr').lean()).toMatchObject({ reason: 'noMailbox' });
  smtp.answers.rcpt = '250 ok';
  const { fence } = await found('lettre');
  const both = await Promise.allSettled([1, 2].map(() => resendLetter(bySystem(), { trace: traceOf('lettre'), fence, lift: true })));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await round();
  expect(smtp.given).toHaveLength(1);
  expect((await found('lettre')).state).toBe('sent');
});

test('R-MAIL-03: 552 est gardé et n’arrête pas l’adresse', async () => {
  smtp.answers.end = '552 5.2.2 mailbox full';
  await post('lettre');
  await round();
  expect(await MailFailures.findOne().lean()).toMatchObject({ reason: 'full', permanent: true });
  expect(await FlaggedAddresses.countDocuments()).toBe(0);
});
