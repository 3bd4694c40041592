/**
 * The sending of the outbox (R-MAIL-03). A letter leaves after the commit of what it announces, at most once as far as we can know,
 * under a deterministic Message-ID; refusals are kept with the server's words, temporary ones are tried again.
 */
import type { Letter, RenderedLetter } from '../shared/letters.ts';
import type { OutboxLetter } from '../shared/outbox.model.ts';
import type { Outcome } from './delivery.rules.ts';
import { claimLetters, mayStart, releaseLetters, takeOverLetters } from './hold-letter.ts';
import type { Mailer, WrittenMail } from './mail-transport.ts';
import { type Attempting, handLetter, writeLetter } from './sending/attempt-letter.ts';
import { followFamilies } from './sending/follow-families.ts';
import { type Ledger, openLedger } from './sending/ledger.ts';
import { MailingGate } from './sending/mailing-gate.ts';
import { Places } from './sending/places.ts';
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
  places: Places;
  rates: Rates;
  ledger: Ledger;
  attempting: Attempting;
}

/** Lanes for each connection: one mail leaves while the next is written out. */
const AHEAD = 2;
const connectionsOf = ({ mailer, limit }: PostRound): number => Math.min(mailer.connections, limit);

const NO_LIMITS: RateLimits = { perMinute: 0, domainPerMinute: new Map() };

/** Sends the letters that are due, several at a time, until none is due, `limit` is reached or the server stays silent. */
export async function sendNextLetters(round: PostRound): Promise<PostReport> {
  await takeOverLetters(round.clock());
  const running = await prepare(round);
  const lanes = await Promise.allSettled(Array.from({ length: AHEAD * connectionsOf(round) }, () => lane(running)));
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
  const ledger = openLedger(round.clock, connectionsOf(round));
  return {
    round,
    report: { taken: 0, unreachable: false, full: false },
    supply: new Supply(take, { limit: round.limit, perMinute: round.rates?.perMinute ?? 0 }),
    gate,
    places: new Places(connectionsOf(round)),
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

/** Settles at once the letters that must not leave. @returns the others, addressed as of now. */
async function kept(claimed: OutboxLetter[]): Promise<OutboxLetter[]> {
  const { letters, stopped } = await followFamilies(claimed);
  const withheld = new Map([...stopped, ...(await withheldAmong(letters))]);
  if (withheld.size === 0) return letters;
  for (const letter of letters) {
    const failure = withheld.get(letter._id);
    if (failure) await settleLetter(letter, { state: 'withheld', failure });
  }
  return letters.filter((letter) => !withheld.has(letter._id));
}

/** Letters are written out ahead, while those before them wait for the server or the database; they leave one by connection. */
async function lane(running: Running): Promise<void> {
  const { supply, places } = running;
  while (isOn(running)) {
    const letter = await supply.next();
    if (!letter) return;
    const written = await writeLetter(letter, running.attempting);
    await places.take();
    try {
      await leave(letter, written, running);
    } finally {
      places.leave();
    }
  }
}

const isOn = ({ round, report }: Running): boolean => !report.unreachable && !report.full && !round.stopping?.aborted;

async function leave(letter: OutboxLetter, written: WrittenMail | Outcome, running: Running): Promise<void> {
  const { report, ledger } = running;
  if (!(await mayLeave(letter, running))) return releaseLetters([letter]);
  report.taken++;
  const outcome = 'state' in written ? written : await handLetter(letter, written, running.attempting);
  if (outcome.state === 'sent') return ledger.sent(letter);
  // Before anything is awaited: whoever is next must not try a server that is away.
  if (outcome.state === 'pending' && outcome.unreachable) report.unreachable = true;
  await settleLetter(letter, outcome);
}

/** Asked between two letters: its campaign of mails is not paused, this minute still has room, its lease is long enough. */
async function mayLeave(letter: OutboxLetter, running: Running): Promise<boolean> {
  const { round, report, gate, rates } = running;
  const inTime = (): boolean => isOn(running) && mayStart(letter, round.clock());
  if (!inTime() || !(await gate.isOpen(letter.mailing))) return false;
  const answer = await rates.take(letter.domain ?? '', inTime);
  if (answer === 'full') report.full = true;
  return answer === 'go' && (await gate.isOpen(letter.mailing));
}
