import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { realNow } from '../../shared/clock.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import { traceOf } from '../../shared/outbox-letter.ts';
import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import { refuse } from '../../shared/refusals.ts';
import { secretOf } from '../letter-secrets.rules.ts';
import { Mailings } from '../mailing.model.ts';
import { findMailing, moved } from '../mailings/find-mailing.ts';
import { FlaggedAddresses } from './flagged-address.model.ts';
import { MailFailures } from './mail-failure.model.ts';

/**
 * An agent sends a letter again that was refused, returned, or whose fate is unknown (it may then arrive twice).
 * @param wanted.fence the letter as the agent saw it: of two agents, one sends it.
 * @throws Refusal COURRIEL_A_SECRET, COURRIEL_DEJA_REPRIS, ENVOI_ETAT (409), INTROUVABLE (404), DROIT_MANQUANT (403).
 */
export async function resendLetter(act: Act, wanted: { trace: string; fence: number }): Promise<void> {
  await requireRight(act, 'mails');
  const letter = await Outbox.findOne({ trace: wanted.trace }).lean<OutboxLetter>();
  if (!letter) throw refuse('INTROUVABLE');
  if (secretOf(letter.letter)) throw refuse('COURRIEL_A_SECRET');
  await inTransaction(async (session) => {
    const again = await Outbox.updateOne(
      { _id: letter._id, fence: wanted.fence, state: { $in: ['ambiguous', 'failed', 'sent'] } },
      { $set: { state: 'pending', nextAt: realNow(), attempts: 0, claim: null, leaseUntil: null, failure: null }, $inc: { fence: 1 } },
      { session },
    );
    if (again.modifiedCount !== 1) throw refuse('COURRIEL_DEJA_REPRIS');
    if (letter.mailing) await reopenMailing(session, letter.mailing, act.at);
    await FlaggedAddresses.deleteOne({ _id: letter.to.toLowerCase() }, { session });
    await MailFailures.updateOne(
      { _id: traceOf(letter._id) },
      { $set: { closed: { at: act.at, agent: act.author.id, how: 'resent' } } },
      { session },
    );
    await recordEvent(session, act, { kind: 'mail.resent', object: { type: 'mail', id: wanted.trace }, campaign: letter.campaign });
  });
}

/** Its letters leave only while it is being sent: one that had ended is sent again until this last letter has left. */
async function reopenMailing(session: Session, id: string, at: Date): Promise<void> {
  const mailing = await findMailing(id, session);
  if (mailing.state === 'stopped') throw moved(mailing);
  await Mailings.updateOne({ _id: id, state: 'done' }, { $set: { state: 'sending', endedAt: null, changedAt: at } }, { session });
}
