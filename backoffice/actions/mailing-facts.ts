/** A mailing as the desk shows it. */
import { EXCLUSIONS, type Mailing } from '#core/mail/mailing.model.ts';
import type { MailingCounts } from '#core/mail/mailings/follow-mailing.ts';
import { typo } from '#core/shared/french.ts';
import { instant, orNothing } from '../sheets/format.ts';
import { audienceWords, EXCLUSION_WORDS, MAILING_WORDS, MESSAGE_WORDS } from '../sheets/mailing-words.ts';

export type MailingFacts = ReturnType<typeof mailingFacts>;

export const mailingFacts = (mailing: Mailing, counts: MailingCounts) => ({
  id: mailing._id,
  label: typo(MESSAGE_WORDS[mailing.message].label),
  message: mailing.message,
  state: mailing.state,
  tag: MAILING_WORDS[mailing.state],
  version: String(mailing.version),
  audience: typo(audienceWords(mailing.audience)),
  everyDays: mailing.everyDays,
  createdAt: instant(mailing.createdAt),
  createdBy: mailing.createdBy,
  sendAt: instant(mailing.sendAt),
  confirmedBy: orNothing(mailing.confirmedBy),
  changed: `${instant(mailing.changedAt)} par ${mailing.changedBy}`,
  stopReason: mailing.stopReason,
  prepared: mailing.preparedAt !== null,
  posted: mailing.posted,
  excluded: exclusionFacts(mailing.excluded),
  counts,
});

/** Those there are, in words. */
export const exclusionFacts = (excluded: Mailing['excluded']): { label: string; count: number }[] =>
  EXCLUSIONS.filter((why) => excluded[why] > 0).map((why) => ({ label: EXCLUSION_WORDS[why], count: excluded[why] }));
