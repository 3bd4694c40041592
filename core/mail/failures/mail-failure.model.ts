/** Mails that did not arrive (R-MAIL-03): refused by the mail server at once, or returned later. One document a letter. */
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';
import type { LetterKind } from '../../shared/letters.ts';
import { FAILURE_REASONS, type FailureReason } from './failure-reason.rules.ts';

export interface MailFailure {
  /** Trace of the letter. */
  _id: string;
  letterId: string;
  kind: LetterKind;
  /** Matricule, partner id or agent code. */
  about: string;
  campaign: number | null;
  mailing: string | null;
  address: string;
  /** refused: by the server we give our mails to, or to be given them; returned: by a server further on. */
  origin: 'refused' | 'returned';
  /** False: it may work another time. */
  permanent: boolean;
  reason: FailureReason;
  /** Enhanced status (RFC 3463), "5.1.1"; null when the server gave none. */
  status: string | null;
  /** The server's words, without any address. */
  words: string;
  at: Date;
  /** What was done about it, and by whom: an agent, or the address of the family changed since; null: nothing yet. */
  closed: { at: Date; agent: string; how: 'resent' | 'lifted' | 'changed' } | null;
}

export const MailFailures = defineModel<MailFailure>('MailFailure', 'mailFailures', {
  _id: String,
  letterId: String,
  kind: String,
  about: String,
  campaign: Number,
  mailing: String,
  address: String,
  origin: String,
  permanent: Boolean,
  reason: String,
  status: String,
  words: String,
  at: Date,
  closed: { type: { at: Date, agent: String, how: String, _id: false }, default: null },
});

export const mailFailureSpec: CollectionSpec = {
  name: 'mailFailures',
  validator: { reason: { $in: [...FAILURE_REASONS] }, permanent: { $type: 'bool' }, address: { $type: 'string' } },
  indexes: [
    { key: { closed: 1, permanent: 1, at: -1 } },
    { key: { closed: 1, at: -1 } },
    { key: { address: 1 } },
    { key: { about: 1, at: -1 } },
    { key: { mailing: 1 } },
    { key: { campaign: 1 } },
  ],
};
