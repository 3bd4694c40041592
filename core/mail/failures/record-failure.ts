import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import type { Session } from '../../shared/database.ts';
import type { OutboxLetter } from '../../shared/outbox.model.ts';
import { reasonOf, type ServerAnswer, stopsAddress } from './failure-reason.rules.ts';
import { FlaggedAddresses } from './flagged-address.model.ts';
import { MailFailures, type MailFailure } from './mail-failure.model.ts';

export type Refusing = Pick<MailFailure, 'origin' | 'permanent'> & ServerAnswer;
type FailedLetter = Pick<OutboxLetter, '_id' | 'trace' | 'letter' | 'about' | 'campaign' | 'mailing' | 'to'>;

/**
 * Lists a mail that did not arrive, once a letter: what is already known for good is not written again (R-MAIL-03).
 * An address that does not exist is flagged: nothing more leaves for it. The journal holds no address.
 * @returns whether it is new.
 */
export async function recordFailure(session: Session, act: Act, letter: FailedLetter, refusing: Refusing): Promise<boolean> {
  const id = letter.trace;
  const known = await MailFailures.findById(id).session(session).lean<MailFailure>();
  if (known && !known.closed && (known.permanent || !refusing.permanent)) return false;
  const reason = reasonOf(refusing);
  const address = letter.to.toLowerCase();
  await MailFailures.collection.replaceOne(
    { _id: id } as never,
    {
      letterId: letter._id,
      kind: letter.letter.kind,
      about: letter.about,
      campaign: letter.campaign,
      mailing: letter.mailing ?? null,
      address,
      origin: refusing.origin,
      permanent: refusing.permanent,
      reason,
      status: refusing.status ?? null,
      words: refusing.words,
      at: act.at,
      closed: null,
    },
    { upsert: true, session },
  );
  const flagged = stopsAddress({ permanent: refusing.permanent, reason });
  if (flagged)
    await FlaggedAddresses.updateOne(
      { _id: address },
      { $setOnInsert: { at: act.at, reason, failure: id, campaign: letter.campaign } },
      { upsert: true, session },
    );
  await recordEvent(session, act, {
    kind: 'mail.failed',
    object: { type: 'mail', id },
    campaign: letter.campaign,
    after: { reason, permanent: refusing.permanent, addressStopped: flagged },
  });
  return true;
}
