/**
 * A worker of mails, to be killed. Arguments: address of the database, of the mail server, real instant at which the clocks start to
 * run faster (milliseconds), how much faster, mails a minute of that clock (0: as they come): a lease of two minutes and a retry after one are over in seconds.
 */
import os from 'node:os';
import { createMailer } from '#core/mail/mail-transport.ts';
import { connectDatabase } from '#core/shared/database.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { sendNextLetters } from '#core/mail/send-next-letters.ts';

const [database = '', smtp = '', ...numbers] = process.argv.slice(2);
const [from = 0, faster = 1, perMinute = 0] = numbers.map(Number);
/** Of the mail server: the real one is 10 s. */
const ANSWER_MS = 1000;
const IDLE_MS = 100;
const SILENCE_MS = 500;

const clock = (): Date => new Date(from + (Date.now() - from) * faster);
const rates = { perMinute, domainPerMinute: new Map<string, number>() };
const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// As the worker does: pages come first.
os.setPriority(Math.min(19, os.getPriority() + 10));
await connectDatabase(database, 10);
const mailer = createMailer(smtp, 'tlj@caf.example', { connections: 6, answerMs: ANSWER_MS });
for (;;) {
  const { taken, unreachable } = await sendNextLetters({ render: renderLetter, mailer, clock, limit: 2000, rates });
  if (unreachable) await rest(SILENCE_MS);
  else if (taken === 0) await rest(IDLE_MS);
}
