/** The mailbox of returned mails, read from a real IMAP server on loopback (R-MAIL-03). */
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import hoodiecrow from 'hoodiecrow-imap';
import { MailFailures } from '#core/mail/failures/mail-failure.model.ts';
import { readReturnMailbox } from '#core/mail/failures/read-return-mailbox.ts';
import { openReturnMailbox } from '#core/mail/failures/return-mailbox.ts';
import { returnAddress } from '#core/mail/failures/return-address.rules.ts';
import { ReturnPlaces } from '#core/mail/failures/return-place.model.ts';
import { mailKey } from '#core/mail/mail-keys.ts';
import { inTransaction } from '#core/shared/database.ts';
import { traceOf } from '#core/shared/outbox-letter.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { postLetter } from '#core/shared/post-letter.ts';
import { readSettings, settings } from '#core/shared/settings.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { sampleLetters } from '../../factories/letters.ts';
import { aReport, type ReportWanted } from '../../factories/returned-mails.ts';
import { bySystem, MATRICULE, YEAR } from '../../factories/scheme.ts';

const RETURN = 'retours@caf.example';
const PASSWORD = 'mot de passe/:coder@';
const letter = sampleLetters.find(({ kind }) => kind === 'voucher-deleted')!;
useDatabase();
let imap: ReturnType<typeof hoodiecrow>;
let url: string;

beforeEach(async () => {
  await emptyDatabase();
  settings().mail.returnTo = RETURN;
});
afterEach(async () => {
  imap.server.close();
  await once(imap.server, 'close');
});

/** A server whose mailbox holds these. */
async function serve(...raws: string[]): Promise<void> {
  imap = hoodiecrow({
    plugins: ['ID', 'UIDPLUS'],
    users: { 'retours@caf.example': { password: PASSWORD } },
    storage: { INBOX: { messages: raws.map((raw) => ({ raw })) } },
  });
  await new Promise<void>((listening) => imap.listen(0, '127.0.0.1', listening));
  const { port } = imap.server.address() as AddressInfo;
  url = `imap://${encodeURIComponent('retours@caf.example')}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`;
}

async function sent(id: string): Promise<void> {
  const posting = { id, letter, to: `${id}@exemple.fr`, about: MATRICULE, campaign: YEAR };
  await inTransaction((session) => postLetter(session, bySystem(), posting));
  await Outbox.updateOne({ _id: id }, { $set: { state: 'sent' } });
}
const reportOf = async (id: string, wanted: ReportWanted = {}): Promise<string> =>
  aReport(returnAddress(RETURN, traceOf(id), await mailKey('return-address')), wanted).toString('latin1');

async function read(lost = new AbortController().signal) {
  const mailbox = await openReturnMailbox(url);
  try {
    return await readReturnMailbox(bySystem(), mailbox, lost);
  } finally {
    await mailbox.close();
  }
}

async function left(): Promise<string[]> {
  const mailbox = await openReturnMailbox(url);
  const all: string[] = [];
  for await (const { raw } of mailbox.mailsAfter(0, 100)) all.push(raw.toString('latin1'));
  await mailbox.close();
  return all;
}

test('R-MAIL-03: les retours sont lus et liés, puis quittent la boîte ; une réponse humaine y reste', async () => {
  await sent('un');
  await sent('deux');
  const human = 'From: club@exemple.fr\r\nTo: retours@caf.example\r\nSubject: bonjour\r\n\r\nUne question.';
  await serve(await reportOf('un'), human, await reportOf('deux', { status: '5.2.2', words: '552 5.2.2 mailbox full' }));
  expect(await read()).toEqual({ listed: 2, known: 0, foreign: 0, other: 1, more: false });
  expect((await MailFailures.find().sort({ letterId: 1 }).lean()).map(({ reason }) => reason)).toEqual(['full', 'noMailbox']);
  expect(await left()).toEqual([human]);
});

test('R-MAIL-03: la lecture suivante ne prend que ce qui est arrivé depuis', async () => {
  await sent('un');
  await sent('deux');
  await serve('Subject: publicité\r\n\r\nx', await reportOf('un'));
  expect(await read()).toMatchObject({ listed: 1, other: 1 });
  expect(await read()).toMatchObject({ listed: 0, other: 0 });
  imap.appendMessage('INBOX', [], undefined, await reportOf('deux'));
  expect(await read()).toMatchObject({ listed: 1, other: 0 });
  expect(await left()).toHaveLength(1);
});

test('R-MAIL-03: interrompue, elle reprend ; un retour lu deux fois ne compte qu’une fois', async () => {
  await sent('un');
  await serve(await reportOf('un'), await reportOf('un'));
  const lost = new AbortController();
  lost.abort();
  expect(await read(lost.signal)).toMatchObject({ listed: 0, known: 0 });
  expect(await read()).toMatchObject({ listed: 1, known: 1 });
  expect(await MailFailures.countDocuments()).toBe(1);
  expect(await left()).toEqual([]);
});

test('R-MAIL-03: une boîte refaite à neuf (autre UIDVALIDITY) est relue depuis son début', async () => {
  await sent('un');
  await serve(await reportOf('un'));
  await ReturnPlaces.create({ _id: '127.0.0.1/INBOX', validity: 'autrefois', uid: 5000 });
  expect(await read()).toMatchObject({ listed: 1 });
});

test('R-SEC-01: un mauvais mot de passe est une erreur, qui ne le répète pas', async () => {
  await serve();
  const wrong = url.replace(encodeURIComponent(PASSWORD), 'faux-mot-de-passe');
  const error = await openReturnMailbox(wrong).catch((thrown: unknown) => thrown as Error);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).not.toContain('faux-mot-de-passe');
});

test('R-SEC-01: IMAP_URL sans MAIL_RETURN, sans mot de passe ou mal écrit est nommé', async () => {
  await serve();
  const good = { MAIL_RETURN: RETURN, IMAP_URL: 'imaps://retours:secret@imap.example/Retours' };
  expect(readSettings(good).mail.returnMailbox).toBe(good.IMAP_URL);
  for (const bad of [
    { ...good, MAIL_RETURN: '' },
    { ...good, IMAP_URL: 'imaps://imap.example' },
    { ...good, IMAP_URL: 'https://a:b@c' },
  ])
    expect(() => readSettings(bad)).toThrow('IMAP_URL');
});
