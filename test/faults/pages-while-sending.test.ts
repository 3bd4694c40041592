/**
 * Pages while mails leave at the rate of the settings: the same pages, a moment with two workers sending, a moment with both stopped
 * (SIGSTOP), and again.
 * Taken by turns, whatever else the machine does weighs on both. The mail server, which is elsewhere in life, takes what is left.
 */
import { Mailings } from '#core/mail/mailing.model.ts';
import { outboxLetter } from '#core/shared/outbox-letter.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { settings } from '#core/shared/settings.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { sampleLetters } from '../factories/letters.ts';
import { at } from '../factories/scheme.ts';
import { type Portal, startPortal } from '../portal/running-portal.ts';
import { type MailSink, MailWorkers, startSink } from './mail-processes.ts';
import { pageTimes, percentile95 } from './page-times.ts';

const LETTERS = 2000;
const TURNS = 3;
const PAGES_A_TURN = 45;
/** Of the 95th percentile: a page that took 10 ms may take 20, one that took 40 may take 50. */
const MORE_AT_MOST_MS = 10;
const MORE_AT_MOST = 1.25;
const letter = sampleLetters.find(({ kind }) => kind === 'family-message')!;
const { uri } = useDatabase();
let sink: MailSink;
let portal: Portal;
let workers: MailWorkers | undefined;

beforeAll(async () => {
  await emptyDatabase();
  [sink, portal] = await Promise.all([startSink('takes all'), startPortal(uri())]);
  await pageTimes(portal.url, (taken) => taken === 60);
}, 90_000);
afterAll(async () => {
  await workers?.stop();
  await Promise.all([sink?.stop(), portal?.stop()]);
});

async function fillOutbox(): Promise<void> {
  await Mailings.collection.insertOne({ _id: 'm', state: 'sending', posted: LETTERS } as never);
  const letters = Array.from({ length: LETTERS }, (_, number) => {
    const posting = {
      id: `campaign:m:${number}`,
      letter,
      to: `f${number}@exemple.fr`,
      about: String(number),
      campaign: 2026,
      mailing: 'm',
    };
    return outboxLetter(posting, at(), new Date());
  });
  await Outbox.collection.insertMany(letters as never[]);
}

const sent = (): Promise<number> => Outbox.countDocuments({ state: 'sent' });

test('R-MAIL-02: l’envoi d’une campagne ne ralentit pas les pages : 95e centile au repos et pendant l’envoi', async () => {
  await fillOutbox();
  workers = new MailWorkers(uri(), sink.url, { start: Date.now(), faster: 1, perMinute: settings().mail.perMinute });
  while ((await sent()) < 20) await new Promise((resolve) => setTimeout(resolve, 50));
  const [resting, sending]: [number[], number[]] = [[], []];
  const enough = (taken: number): boolean => taken === PAGES_A_TURN;
  for (let turn = 0; turn < TURNS; turn++) {
    workers.pause();
    resting.push(...(await pageTimes(portal.url, enough)));
    workers.goOn();
    const before = await sent();
    sending.push(...(await pageTimes(portal.url, enough)));
    expect(await sent()).toBeGreaterThan(before);
  }
  expect(await sent()).toBeLessThan(LETTERS);
  const [rest, busy] = [percentile95(resting), percentile95(sending)];
  process.stdout.write(`pages : 95e centile ${rest} ms au repos, ${busy} ms pendant l’envoi\n`);
  expect(busy).toBeLessThanOrEqual(Math.max(rest * MORE_AT_MOST, rest + MORE_AT_MOST_MS));
}, 60_000);
