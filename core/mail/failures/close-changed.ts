import { Agents } from '../../access/access.model.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { Families } from '../../family/family.model.ts';
import { Partners, PartnerUsers } from '../../partner/partner.model.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { MailFailures } from './mail-failure.model.ts';

const AT_ONCE = 200;

/**
 * Closes the failures of those who have another address now, given by an agent or by a load: there is nothing left to do about
 * them, and letters leave for the new address (R-MAIL-03). @returns how many.
 */
export async function closeChanged(act: Act): Promise<number> {
  const changed = await MailFailures.aggregate<{ _id: string; campaign: number | null }>([
    { $match: { closed: null } },
    lookUp(Families.collection.name, { $concat: [{ $toString: '$campaign' }, ':', '$about'] }),
    lookUp(Partners.collection.name, '$about'),
    lookUp(Agents.collection.name, '$about'),
    STILL_OF_THE_PARTNER,
    {
      $match: {
        $or: ['families', 'partners', 'agents'].map((owner) => ({ [`${owner}.0`]: { $exists: true } })),
        'people.0': { $exists: false },
      },
    },
    { $limit: AT_ONCE },
    { $project: { campaign: 1 } },
  ]);
  if (changed.length === 0) return 0;
  return inTransaction(async (session) => {
    const closed = await MailFailures.updateMany(
      { _id: { $in: changed.map(({ _id }) => _id) }, closed: null },
      { $set: { closed: { at: act.at, agent: act.author.id, how: 'changed' } } },
      { session },
    );
    if (closed.modifiedCount > 0)
      await recordEvent(session, act, {
        kind: 'mail.failuresClosed',
        object: { type: 'mail', id: changed[0]!._id },
        campaign: changed[0]!.campaign,
        after: { lines: closed.modifiedCount },
      });
    return closed.modifiedCount;
  });
}

const MOVED = { $ne: [{ $toLower: '$mail' }, '$$address'] };

/** Who it is about, if their address is another one. @param id of the document, as the failure says it. */
const lookUp = (from: string, id: unknown) => ({
  $lookup: {
    from,
    let: { id, address: '$address' },
    pipeline: [{ $match: { $expr: { $and: [{ $eq: ['$_id', '$$id'] }, MOVED] } } }, { $project: { _id: 1 } }],
    as: from,
  },
});

/** One of its people who has an account: the address was that person's, not its own, and did not change. */
const STILL_OF_THE_PARTNER = {
  $lookup: {
    from: PartnerUsers.collection.name,
    let: { about: '$about', address: '$address' },
    pipeline: [
      { $match: { $expr: { $and: [{ $eq: ['$partnerId', '$$about'] }, { $eq: ['$mail', '$$address'] }, '$active'] } } },
      { $project: { _id: 1 } },
    ],
    as: 'people',
  },
};
