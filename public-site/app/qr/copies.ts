/** The copies of live QR codes that a family's phone keeps for the club's door, where there may be no network. */

/** What the club needs to scan, and the family to tell its codes apart: no surname, no birth date, no number. */
export interface QrCopy {
  code: string;
  firstName: string;
  club: string;
  amount: string;
  /** "30/05/2027". */
  lastDay: string;
  /** How long it may be kept from now on, in seconds. */
  seconds: number;
  qr: { path: string; size: number };
}

/** Answer of COPIES_ADDRESS: all the live codes of the session's family. */
export interface QrCopies {
  /** Tells one session from another; worth nothing to open one. */
  session: string;
  codes: QrCopy[];
}

export const COPIES_ADDRESS = '/famille/qr/copies.json';

/** What a page asks of the worker. */
export type WorkerAsk = 'refresh' | 'leave';
