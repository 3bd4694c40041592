/** What becomes of a letter after one attempt. Pure: the fault and the facts in, the outcome out. */
import { typo } from '../shared/french.ts';

/** What the mail library threw, as far as it is understood. */
export interface MailFault {
  code?: string;
  /** The server's three digits; absent when it did not answer. */
  responseCode?: number;
  /** The server's words. */
  response?: string;
  /** What it answered: "RCPT TO", "MAIL FROM"; "CONN" before any command. */
  command?: string;
}

export interface AttemptFacts {
  /** Attempts made so far, this one included. */
  attempts: number;
  /** What became of the one before: the server's words, which begin with their code, or ours; null for the first. */
  before: string | null;
  /** All but the final dot had been given: without an answer nobody knows. */
  handed: boolean;
  /** Real time. */
  at: Date;
}

export type Outcome =
  | { state: 'sent' }
  | { state: 'pending'; nextAt: Date; failure: string; unreachable: boolean }
  | { state: 'failed'; failure: string; refused: Refused }
  | { state: 'ambiguous' | 'withheld'; failure: string };

/** Who refused, as far as it matters afterwards. `code`: three digits, 553 for an address that is none; absent: not an answer. */
export interface Refused {
  code?: number;
  /** False: only given up after several tries. */
  permanent: boolean;
}

const RETRY_MINUTES = [1, 5, 15, 60] as const;
const LONGEST_MINUTES = 60;
/** What a server refuses of these is us, or our address: not one letter, and not the person it is for. */
const OF_THE_SENDER = ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM'];
const ANSWER = /^\d{3}\b/;
/** Refused by the library itself, before any server saw it: an address that is none, an empty message. */
const UNSENDABLE = ['EENVELOPE', 'EMESSAGE', 'EMAXRECIPIENTS'];
/** What a server says of an address that cannot be one. */
export const NO_ADDRESS = 553;
export const LOST_WHILE_HANDED = typo(
  'Connexion perdue pendant l’envoi : le serveur l’a peut-être reçue. Elle n’est pas envoyée deux fois.',
);

/**
 * 4xx: again after 1, 5, 15, 60 minutes, then given up, once a second answer said the same: tries that found no server are not the
 * letter's, and a server back from an outage puts strangers off for a while. 5xx: given up. No answer: again, every hour at the end, for as long
 * as the server stays away, unless the letter may have been taken. A refused login, connection or sender is our fault, not the
 * letter's: as no answer. Otherwise one wrong setting would give up a whole campaign, and call its addresses dead.
 */
export function outcomeOf(fault: MailFault, facts: AttemptFacts): Outcome {
  if (fault.code === 'EAUTH' || fault.code === 'EOAUTH2' || refusesUs(fault)) return unreachable(fault, facts);
  if (fault.responseCode) return answered(fault.responseCode, fault.response ?? '', facts);
  if (facts.handed) return { state: 'ambiguous', failure: LOST_WHILE_HANDED };
  if (UNSENDABLE.includes(fault.code ?? ''))
    return {
      state: 'failed',
      failure: `Adresse ou message refusés avant l’envoi (${fault.code}).`,
      refused: { permanent: true, ...(fault.code === 'EENVELOPE' ? { code: NO_ADDRESS } : {}) },
    };
  return unreachable(fault, facts);
}

/** 503 speaks of the order of commands, not of the letter (RFC 5321, 4.3.2): tried again on another connection. */
function answered(code: number, words: string, facts: AttemptFacts): Outcome {
  const failure = withoutAddresses(words);
  if (code >= 500 && code !== 503) return { state: 'failed', failure, refused: { code, permanent: true } };
  const minutes = RETRY_MINUTES[facts.attempts - 1] ?? (ANSWER.test(facts.before ?? '') ? undefined : LONGEST_MINUTES);
  return minutes === undefined
    ? { state: 'failed', failure, refused: { code, permanent: false } }
    : { state: 'pending', nextAt: later(facts.at, minutes), failure, unreachable: code === 421 };
}

const refusesUs = ({ responseCode = 0, command = '' }: MailFault): boolean => responseCode >= 500 && OF_THE_SENDER.includes(command);

function unreachable(fault: MailFault, { attempts, at }: AttemptFacts): Outcome {
  const nextAt = later(at, RETRY_MINUTES[attempts - 1] ?? LONGEST_MINUTES);
  const failure = fault.responseCode
    ? `${typo('Le serveur de mail refuse nos envois :')} ${withoutAddresses(fault.response ?? '')}`
    : `Serveur de mail injoignable (${fault.code ?? 'sans réponse'}).`;
  return { state: 'pending', nextAt, failure, unreachable: true };
}

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

/** The server's words are shown to agents and exported: no address in them, one line, 200 characters. */
export function withoutAddresses(words: string): string {
  return words
    .replace(/<?[^\s<>@]+@[^\s<>]+>?/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}
