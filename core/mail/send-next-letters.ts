/**
 * The sending of the outbox (R-MAIL-03). A letter leaves after the commit of what it announces, at most once as far as we can know,
 * under a deterministic Message-ID; refusals are kept with the server's words, temporary ones are tried again.
 */
import { createHash } from 'node:crypto';
import { readMail } from '../shared/identifiers.ts';
import type { Letter, RenderedLetter } from '../shared/letters.ts';
import { logFault } from '../shared/log.ts';
import type { OutboxLetter } from '../shared/outbox.model.ts';
import { type MailFault, type Outcome, outcomeOf } from './delivery.rules.ts';
import { markHanding, takeLetter, takeOverLetters } from './hold-letter.ts';
import { CONNECTIONS, type Mailer } from './mail-transport.ts';
import { settleLetter } from './settle-letter.ts';

export interface PostRound {
  render: (letter: Letter) => RenderedLetter;
  mailer: Mailer;
  /** Real time: retries and leases outlive TLJ_NOW. */
  clock: () => Date;
  /** Letters taken at most. */
  limit: number;
  /** Aborted: nothing more is taken, what is under way is finished. */
  stopping?: AbortSignal;
}

/** `taken` letters; `unreachable`: the server does not answer, wait before the next round. */
export interface PostReport {
  taken: number;
  unreachable: boolean;
}

/** Sends the letters that are due, several at a time, until none is due, `limit` is reached or the server stays silent. */
export async function sendNextLetters(round: PostRound): Promise<PostReport> {
  const report: PostReport = { taken: 0, unreachable: false };
  await takeOverLetters(round.clock());
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(CONNECTIONS, round.limit) }, () => lane(round, report)));
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return report;
}

async function lane(round: PostRound, report: PostReport): Promise<void> {
  while (report.taken < round.limit && !report.unreachable && !round.stopping?.aborted) {
    report.taken++;
    const letter = await takeLetter(round.clock());
    if (!letter) {
      report.taken--;
      return;
    }
    const outcome = await attempt(letter, round);
    await settleLetter(letter, outcome, round.clock());
    if (outcome.state === 'pending' && outcome.unreachable) report.unreachable = true;
  }
}

async function attempt(letter: OutboxLetter, { render, mailer, clock }: PostRound): Promise<Outcome> {
  // The mail library would read several addresses, or a header, in what is not exactly one.
  if (readMail(letter.to) === null) return { state: 'failed', failure: 'Cette adresse mail ne peut pas exister.' };
  let rendered: RenderedLetter;
  try {
    rendered = render(letter.letter);
  } catch (error) {
    return { state: 'failed', failure: `Le texte n’a pas pu être écrit, incident ${logFault(error, 'letter')}.` };
  }
  let handed = false;
  try {
    await mailer.send({ ...rendered, to: letter.to, messageId: messageIdOf(letter._id, mailer.domain) }, async () => {
      await markHanding(letter, clock());
      handed = true;
    });
    return { state: 'sent' };
  } catch (error) {
    return outcomeOf(error as MailFault, { attempts: letter.attempts, handed, at: clock() });
  }
}

/** Hashed: mail servers log Message-IDs, and an id may hold a QR code's. */
const messageIdOf = (id: string, domain: string): string => `${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${domain}`;
