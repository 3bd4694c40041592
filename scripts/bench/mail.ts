/** mail: 29,500 letters of a campaign, from the outbox to a mail server; its floor is nodemailer alone, before the same server. */
import nodemailer from 'nodemailer';
import { Mailings } from '#core/mail/mailing.model.ts';
import { createMailer } from '#core/mail/mail-transport.ts';
import { sendNextLetters } from '#core/mail/send-next-letters.ts';
import { realNow } from '#core/shared/clock.ts';
import type { Letter } from '#core/shared/letters.ts';
import { outboxLetter } from '#core/shared/outbox-letter.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { settings } from '#core/shared/settings.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import type { Figures } from './figures.ts';
import { type MailSink, startMailSink } from './mail-sink.ts';

const LETTERS = 29_500;
const WARM_UP = 1000;
const CHUNK = 2000;
const FROM = 'Tickets loisirs jeunes <tlj@caf.example>';
/** A rate of 0.8 times the floor's. */
const SLOWER_AT_MOST = 1.25;

export async function benchMail({ iterations }: { iterations: number }): Promise<Figures> {
  const sink = await startMailSink();
  const figures: Figures = { name: 'mail', work: [], floor: [], ratioToReach: SLOWER_AT_MOST };
  await bySystem(sink, WARM_UP);
  await byNodemailer(sink, WARM_UP);
  for (let turn = 0; turn < iterations; turn++) {
    figures.work.push(await bySystem(sink, LETTERS));
    figures.floor.push(await byNodemailer(sink, LETTERS));
  }
  sink.child.kill('SIGKILL');
  return figures;
}

/** What a family reads, of the usual length. */
const aLetter = (number: number): Letter => ({
  kind: 'family-message',
  data: {
    subject: 'Il vous reste 145,00\u00a0€ jusqu’au 30/05/2027',
    title: 'Il vous reste 145,00\u00a0€',
    paragraphs: [
      'Bonjour Nadia,',
      'La campagne finit bientôt. Vous pouvez encore utiliser 145,00\u00a0€ pour Lina et Noé, jusqu’au 30/05/2027.',
      'Après cette date, l’argent est perdu.',
    ],
    facts: [
      ['Il reste à Lina', '105,00\u00a0€'],
      ['Il reste à Noé', '40,00\u00a0€'],
    ],
    button: 'Utiliser ce qui reste',
    link: 'https://portail.example/famille',
    optOut: `https://portail.example/opposition/${number}`,
  },
});

const addressOf = (number: number): string => `famille.${number}@exemple.fr`;

/** The whole way: letters waiting in the outbox, written out, handed over, marked. @returns milliseconds. */
async function bySystem({ url }: MailSink, count: number): Promise<number> {
  await fillOutbox(count);
  const mailer = createMailer(url, FROM, { connections: settings().mail.connections });
  const start = performance.now();
  while ((await sendNextLetters({ render: renderLetter, mailer, clock: realNow, limit: CHUNK })).taken > 0);
  const taken = performance.now() - start;
  mailer.close();
  const sent = await Outbox.countDocuments({ state: 'sent' });
  if (sent !== count) throw new Error(`${sent} letters sent of ${count}`);
  return taken;
}

/** Letters of a campaign under way that wait to leave, and nothing else. */
export async function fillOutbox(count: number): Promise<void> {
  await Outbox.collection.deleteMany({});
  await Mailings.collection.updateOne({ _id: 'bench' as never }, { $set: { state: 'sending', posted: LETTERS } }, { upsert: true });
  for (let first = 0; first < count; first += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, count - first) }, (_, rank) => first + rank);
    const letters = numbers.map((number) => {
      const about = String(1_000_000 + number);
      const posting = {
        id: `campaign:bench:${about}`,
        letter: aLetter(number),
        to: addressOf(number),
        about,
        campaign: 2026,
        mailing: 'bench',
      };
      return outboxLetter(posting, realNow(), realNow());
    });
    await Outbox.collection.insertMany(letters as never[]);
  }
}

/** The same mails through the library alone: no database, written out before the clock starts. @returns milliseconds. */
async function byNodemailer({ url }: MailSink, count: number): Promise<number> {
  const { subject, text, html } = renderLetter(aLetter(0));
  const transport = nodemailer.createTransport({ url, pool: true, maxConnections: settings().mail.connections });
  const start = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await transport.sendMail({ from: FROM, to: addressOf(next++), subject, text, html });
  };
  await Promise.all(Array.from({ length: settings().mail.connections }, lane));
  const taken = performance.now() - start;
  transport.close();
  return taken;
}
