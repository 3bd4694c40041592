import { createHash } from 'node:crypto';
import type { Letter } from './letters.ts';
import type { OutboxLetter } from './outbox.model.ts';

export interface Posting {
  /** Deterministic: what makes this letter unique. */
  id: string;
  letter: Letter;
  to: string;
  about: string;
  campaign: number | null;
  /** Campaign of mails it belongs to. */
  mailing?: string;
}

/** 80 bits of a letter's id, in hexadecimal: in return addresses and lists of failures, where the id would say too much. */
export const traceOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 20);

/** Host part of an address, in lower case. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** What changes in a letter that leaves for another address than the one it was written for. */
export const addressed = (id: string, to: string): Pick<OutboxLetter, 'to' | 'domain' | 'trace'> => ({
  to,
  domain: domainOf(to),
  trace: traceOf(`${id} ${to}`),
});

/** The letter as it waits in the outbox. @param postedAt business time. @param nextAt real time from which it may leave. */
export const outboxLetter = (posting: Posting, postedAt: Date, nextAt: Date): OutboxLetter => ({
  _id: posting.id,
  letter: posting.letter,
  to: posting.to,
  about: posting.about,
  campaign: posting.campaign,
  mailing: posting.mailing ?? null,
  domain: domainOf(posting.to),
  trace: traceOf(posting.id),
  state: 'pending',
  attempts: 0,
  nextAt,
  leaseUntil: null,
  fence: 0,
  claim: null,
  postedAt,
  sentAt: null,
  failure: null,
});
