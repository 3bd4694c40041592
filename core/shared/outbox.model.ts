/**
 * The outbox: letters written in the transaction of what they announce, sent after the commit by the worker (core/mail).
 * Ids and Message-IDs are deterministic: the same event never makes two letters.
 */
import { type CollectionSpec, defineModel } from './collection.ts';
import type { Letter } from './letters.ts';

/**
 * pending → sending → handing → sent | failed (refused for good) | ambiguous (the server may have taken it: never sent twice).
 * withheld: kept back on purpose (opposed, unsubscribed, address that failed, sending stopped by an agent).
 * handing: everything but the final dot was given to the mail server; before it, the letter can safely be sent again.
 */
export const OUTBOX_STATES = ['pending', 'sending', 'handing', 'sent', 'failed', 'ambiguous', 'withheld'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

export interface OutboxLetter {
  /** Deterministic, e.g. "voucher-issued:<uuid>". */
  _id: string;
  letter: Letter;
  to: string;
  /** Matricule, partner id or agent code it is for: failures are tied to it. */
  about: string;
  campaign: number | null;
  /** Campaign of mails it belongs to: it leaves only while that one is being sent. Null: an ordinary letter, which goes before those. */
  mailing?: string | null;
  /** Host part of `to`: what a rate is asked for. */
  domain?: string;
  /** Fingerprint of `_id`, and of `to` once it changed: names the letter outside the database, without telling whose it is. */
  trace: string;
  state: OutboxState;
  attempts: number;
  /** Real time from which it may be sent (again). */
  nextAt: Date;
  /** Real time until which a worker holds it, and the fence it holds it with. */
  leaseUntil: Date | null;
  fence: number;
  /** The taking that holds it: another taking, another value. Writes of who lost the letter carry an older one. */
  claim?: string | null;
  postedAt: Date;
  sentAt: Date | null;
  /** The mail server's words, without any address. */
  failure: string | null;
}

export const Outbox = defineModel<OutboxLetter>('OutboxLetter', 'outbox', {
  _id: String,
  letter: Object,
  to: String,
  about: String,
  campaign: Number,
  mailing: String,
  domain: String,
  trace: String,
  state: String,
  attempts: Number,
  nextAt: Date,
  leaseUntil: Date,
  fence: Number,
  claim: String,
  postedAt: Date,
  sentAt: Date,
  failure: String,
});

export const outboxSpec: CollectionSpec = {
  name: 'outbox',
  validator: { state: { $in: [...OUTBOX_STATES] }, to: { $type: 'string' } },
  indexes: [
    // What is taken next. Only of those that wait: a letter changes state four times, and each index costs each time.
    { key: { mailing: 1, nextAt: 1 }, where: { state: 'pending' } },
    { key: { mailing: 1, state: 1 } },
    { key: { trace: 1 } },
    // The list of letters: each filter, newest first.
    { key: { postedAt: -1 } },
    { key: { state: 1, postedAt: -1 } },
    { key: { 'letter.kind': 1, postedAt: -1 } },
    { key: { to: 1, postedAt: -1 } },
    { key: { about: 1, postedAt: -1 } },
    { key: { campaign: 1, postedAt: -1 } },
  ],
};
