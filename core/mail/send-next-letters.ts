/**
 * The sending of the outbox (R-MAIL-03). A letter leaves after the commit of what it announces, at most once as far as we can know,
 * under a deterministic Message-ID; refusals are kept with the server's words, temporary ones are tried again.
 */
import type { Letter, RenderedLetter } from '../shared/letters.ts';
import type { OutboxLetter } from '../shared/outbox.model.ts';
import type { Outcome } from './delivery.rules.ts';
import { claimLetters, mayStart, releaseLetters, takeOverLetters } from './hold-letter.ts';
import type { Mailer } from './mail-transport.ts';
import { attemptLetter, type Attempting } from './sending/attempt-letter.ts';
import { type Ledger, openLedger } from './sending/ledger.ts';
import { MailingGate } from './sending/mailing-gate.ts';
import { type RateLimits, Rates } from './sending/rates.ts';
import { Supply } from './sending/supply.ts';
import { withheldAmong } from './sending/withhold.ts';
import { mailKey } from './mail-keys.ts';
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
  rates?: RateLimits;
  /** Address that mails which do not arrive come back to, marked by letter. */
  returnTo?: string | undefined;
}

/** `taken` letters tried; `unreachable`: the server does not answer, wait before the next round; `full`: this minute's letters have left. */
export interface PostReport {
  taken: number;
  unreachable: boolean;
  full: boolean;
}

interface Running {
  round: PostRound;
  report: PostReport;
  supply: Supply;
  gate: MailingGate;
  rates: Rates;
  ledger: Ledger;
  attempting: Attempting;
}

const NO_LIMITS: RateLimits = { perMinute: 0, domainPerMinute: new Map() };

/** Sends the letters that are due, several at a time, until none is due, `limit` is reached or the server stays silent. */
export async function sendNextLetters(round: PostRound): Promise<PostReport> {
  await takeOverLetters(round.clock());
  const running = await prepare(round);
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(round.mailer.connections, round.limit) }, () => lane(running)));
  await running.supply.close();
  await running.ledger.written();
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  return running.report;
}

async function prepare(round: PostRound): Promise<Running> {
  const gate = new MailingGate();
  const rates = new Rates(round.rates ?? NO_LIMITS, round.clock);
  const take = async (limit: number): Promise<OutboxLetter[]> =>
    kept(await claimLetters(round.clock(), { limit, mailings: await gate.leaving(), fullDomains: rates.fullDomains() }));
  const ledger = openLedger(round.clock, Math.min(round.mailer.connections, round.limit));
  return {
    round,
    report: { taken: 0, unreachable: false, full: false },
    supply: new Supply(take, round.limit),
    gate,
    rates,
    ledger,
    attempting: {
      render: round.render,
      mailer: round.mailer,
      clock: round.clock,
      handing: ledger.handing,
      returnTo: round.returnTo,
      returnKey: await mailKey('return-address'),
    },
  };
}

/** Settles at once the letters that must not leave. @returns the others. */
async function kept(letters: OutboxLetter[]): Promise<OutboxLetter[]> {
  const withheld = await withheldAmong(letters);
  if (withheld.size === 0) return letters;
  for (const letter of letters) {
    const failure = withheld.get(letter._id);
    if (failure) await settleLetter(letter, { state: 'withheld', failure });
  }
  return letters.filter((letter) => !withheld.has(letter._id));
}

async function lane(running: Running): Promise<void> {
  const { round, report, supply, ledger } = running;
  while (!report.unreachable && !report.full && !round.stopping?.aborted) {
    const letter = await supply.next();
    if (!letter) return;
    if (!(await mayLeave(letter, running))) {
      await releaseLetters([letter]);
      continue;
    }
    report.taken++;
    const outcome: Outcome = await attemptLetter(letter, running.attempting);
    if (outcome.state === 'sent') ledger.sent(letter);
    else await settleLetter(letter, outcome);
    if (outcome.state === 'pending' && outcome.unreachable) report.unreachable = true;
  }
}

/** Asked between two letters: its campaign of mails is not paused, this minute still has room, its lease is long enough. */
async function mayLeave(letter: OutboxLetter, { round, report, gate, rates }: Running): Promise<boolean> {
  if (!mayStart(letter, round.clock()) || !(await gate.isOpen(letter.mailing))) return false;
  const answer = await rates.take(letter.domain ?? '');
  if (answer === 'full') report.full = true;
  return answer === 'go';
}
