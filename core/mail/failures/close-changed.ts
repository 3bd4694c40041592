import { recordEvent } from '../../audit/record-event.ts';
import { Families } from '../../family/family.model.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { MailFailures } from './mail-failure.model.ts';

const AT_ONCE = 200;

/**
 * Closes the failures of families that have another address now, given by an agent or by a load: there is nothing left to do about
 * them, and letters leave for the new address (R-MAIL-03). @returns how many.
 */
export async function closeChanged(act: Act): Promise<number> {
  const changed = await MailFailures.aggregate<{ _id: string; campaign: number }>([
    { $match: { closed: null } },
    {
      $lookup: {
        from: Families.collection.name,
        let: { id: { $concat: [{ $toString: '$campaign' }, ':', '$about'] }, address: '$address' },
        pipeline: [
          { $match: { $expr: { $and: [{ $eq: ['$_id', '$$id'] }, { $ne: [{ $toLower: '$mail' }, '$$address'] }] } } },
          { $project: { _id: 1 } },
        ],
        as: 'family',
      },
    },
    { $match: { 'family.0': { $exists: true } } },
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
