/** What became of a mailing: its letters, then what the families it reached did in the seven days after (issue 7, follow-up). */
import { FamilyAccounts } from '../../family/family.model.ts';
import { realNow } from '../../shared/clock.ts';
import { Outbox, type OutboxState } from '../../shared/outbox.model.ts';
import { Vouchers } from '../../voucher/voucher.model.ts';
import { MailFailures } from '../failures/mail-failure.model.ts';
import { type Mailing, mailingLetterId } from '../mailing.model.ts';

const AFTER_MS = 7 * 86_400_000;

export interface MailingCounts {
  sent: number;
  /** Not yet left, a retry included. */
  waiting: number;
  /** By a mail server, for good. */
  refused: number;
  /** The server may have taken it: not sent twice. */
  uncertain: number;
  /** Kept back: opposed meanwhile, sending stopped… */
  withheld: number;
}

const PART_OF: Record<OutboxState, keyof MailingCounts> = {
  pending: 'waiting',
  sending: 'waiting',
  handing: 'waiting',
  sent: 'sent',
  failed: 'refused',
  ambiguous: 'uncertain',
  withheld: 'withheld',
};

/** The letters of some mailings by what became of them. */
export async function countLetters(mailings: readonly string[]): Promise<Map<string, MailingCounts>> {
  const groups = await Outbox.aggregate<{ _id: { mailing: string; state: OutboxState }; count: number }>([
    { $match: { mailing: { $in: [...mailings] } } },
    { $group: { _id: { mailing: '$mailing', state: '$state' }, count: { $sum: 1 } } },
  ]);
  const counts = new Map(mailings.map((id) => [id, { sent: 0, waiting: 0, refused: 0, uncertain: 0, withheld: 0 }]));
  for (const { _id, count } of groups) counts.get(_id.mailing)![PART_OF[_id.state]] += count;
  return counts;
}

/** Why letters of a mailing are to be tried again: the latest answer to one of them; null: none was tried in vain. */
export async function lastTrouble(mailing: string): Promise<string | null> {
  // Only what was tried waits for later; the hint as in hold-letter.ts.
  const tried = await Outbox.findOne({ mailing, state: 'pending', nextAt: { $gt: realNow() } }, { failure: 1 })
    .sort({ nextAt: -1 })
    .hint({ mailing: 1, nextAt: 1 })
    .lean<{ failure: string | null }>();
  return tried?.failure ?? null;
}

export interface MailingEffects {
  /** Returned by a mail server that had taken them. */
  bounced: number;
  /** Families among those who got it. */
  activated: number;
  /** QR codes made by them; `families`: how many made some. */
  vouchers: number;
  families: number;
}

/** Counted from the instant each letter was written. Business time. */
export async function effectsOf({ _id, campaign, confirmedAt }: Mailing): Promise<MailingEffects> {
  const since = confirmedAt ?? new Date(0);
  const [activated, vouchers, bounced] = await Promise.all([
    FamilyAccounts.aggregate<{ count: number }>([
      { $match: { campaign, activatedAt: { $gte: since } } },
      ...gotTheLetter(_id, '$activatedAt'),
      { $count: 'count' },
    ]),
    Vouchers.aggregate<{ count: number; families: string[] }>([
      { $match: { campaign, issuedAt: { $gte: since } } },
      ...gotTheLetter(_id, '$issuedAt'),
      { $group: { _id: null, count: { $sum: 1 }, families: { $addToSet: '$matricule' } } },
    ]),
    MailFailures.countDocuments({ mailing: _id, origin: 'returned' }),
  ]);
  return { bounced, activated: activated[0]?.count ?? 0, vouchers: vouchers[0]?.count ?? 0, families: vouchers[0]?.families.length ?? 0 };
}

/** Keeps what happened to a family within seven days of its letter. @param instant the field that says when. */
const gotTheLetter = (mailing: string, instant: string) => [
  {
    $lookup: {
      from: Outbox.collection.name,
      let: { letter: { $concat: [mailingLetterId(mailing, ''), '$matricule'] }, instant },
      pipeline: [
        {
          $match: {
            $expr: {
              $and: [
                { $eq: ['$_id', '$$letter'] },
                { $eq: ['$state', 'sent'] },
                { $lte: ['$postedAt', '$$instant'] },
                { $gt: [{ $add: ['$postedAt', AFTER_MS] }, '$$instant'] },
              ],
            },
          },
        },
        { $project: { _id: 1 } },
      ],
      as: 'letter',
    },
  },
  { $match: { 'letter.0': { $exists: true } } },
];
