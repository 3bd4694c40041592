/**
 * A mailing: one message to one audience of families (R-MAIL-02). Owns `mailings`; its letters are in the outbox, `mailing` in each.
 * draft → scheduled | preparing → sending → done; preparing and sending ⇄ paused; all but done → stopped, which is final.
 */
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { Audience } from './audiences/audience.rules.ts';
import type { MessageKind } from './messages/message-kinds.ts';
import type { MessageTexts } from './messages/texts.rules.ts';

export const MAILING_STATES = ['draft', 'scheduled', 'preparing', 'sending', 'paused', 'stopped', 'done'] as const;
export type MailingState = (typeof MAILING_STATES)[number];

/** The states in which its letters leave: the first ones while the last ones are still being written. */
export const LEAVING = ['preparing', 'sending'] as const satisfies readonly MailingState[];

/** Why a family of the audience gets no letter, in the order they are looked for: each family counts once. */
export const EXCLUSIONS = ['opposed', 'suspended', 'noMail', 'unsubscribed', 'failedAddress', 'already'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export interface Mailing {
  _id: string;
  campaign: number;
  message: MessageKind;
  /** As they were when it was confirmed; null for a draft, which follows the message. 0: the text it comes with. */
  texts: MessageTexts | null;
  textsVersion: number | null;
  audience: Audience;
  /** Nobody who got the same message within so many days gets it again. */
  everyDays: number;
  state: MailingState;
  /** Grows with each change an agent makes: what was seen is compared with it. */
  version: number;
  createdAt: Date;
  createdBy: string;
  /** Business instants. `sendAt`: when it starts at the earliest. */
  sendAt: Date | null;
  confirmedAt: Date | null;
  confirmedBy: string | null;
  /** Latest matricule looked at: a preparation cut short goes on from here. */
  cursor: string;
  /** When all its letters were in the outbox. */
  preparedAt: Date | null;
  /** Letters written, families left out. */
  posted: number;
  excluded: Record<Exclusion, number>;
  /** Who changed its state last, when, and why when it was not an agent. */
  changedAt: Date;
  changedBy: string;
  stopReason: string | null;
  endedAt: Date | null;
}

const excluded = Object.fromEntries(EXCLUSIONS.map((each) => [each, Number]));

export const Mailings = defineModel<Mailing>('Mailing', 'mailings', {
  _id: String,
  campaign: Number,
  message: String,
  texts: { type: Object, default: null },
  textsVersion: Number,
  audience: Object,
  everyDays: Number,
  state: String,
  version: Number,
  createdAt: Date,
  createdBy: String,
  sendAt: Date,
  confirmedAt: Date,
  confirmedBy: String,
  cursor: String,
  preparedAt: Date,
  posted: Number,
  excluded: { type: excluded, _id: false },
  changedAt: Date,
  changedBy: String,
  stopReason: String,
  endedAt: Date,
});

export const NOBODY_EXCLUDED: Readonly<Record<Exclusion, number>> = {
  opposed: 0,
  suspended: 0,
  noMail: 0,
  unsubscribed: 0,
  failedAddress: 0,
  already: 0,
};

export const mailingSpec: CollectionSpec = {
  name: 'mailings',
  validator: { state: { $in: [...MAILING_STATES] }, posted: { $gte: 0 } },
  indexes: [{ key: { state: 1, sendAt: 1 } }, { key: { campaign: 1, createdAt: -1 } }],
};

/** "campaign:<mailing>:<matricule>": a family has one letter of a mailing at most. */
export const mailingLetterId = (mailing: string, matricule: string): string => `campaign:${mailing}:${matricule}`;
