import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { realNow } from '../../shared/clock.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import { addressed } from '../../shared/outbox-letter.ts';
import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import { refuse } from '../../shared/refusals.ts';
import { secretOf } from '../letter-secrets.rules.ts';
import { Mailings } from '../mailing.model.ts';
import { findMailing, moved } from '../mailings/find-mailing.ts';
import { addressAgain } from './address-again.ts';
import { FlaggedAddresses } from './flagged-address.model.ts';
import { MailFailures } from './mail-failure.model.ts';

export interface Resending {
  trace: string;
  /** The letter as the agent saw it: of two agents, one sends it. */
  fence: number;
  /** The agent says that the address it went to works again. */
  lift: boolean;
}

/**
 * An agent sends a letter again that was refused, returned, or whose fate is unknown (it may then arrive twice). It goes to the address
 * its person has now; under another trace if that is another one, so that a late return of the former does not stop the new one.
 * @throws Refusal COURRIEL_A_SECRET, COURRIEL_DEJA_REPRIS, COURRIEL_OPPOSITION, COURRIEL_REFUSE, COURRIEL_SANS_ADRESSE,
 * COURRIEL_NON_CONFIRME, COURRIEL_SIGNALE, ENVOI_ETAT (409), INTROUVABLE (404), DROIT_MANQUANT (403).
 */
export async function resendLetter(act: Act, { trace, fence, lift }: Resending): Promise<void> {
  await requireRight(act, 'mails');
  const letter = await Outbox.findOne({ trace }).lean<OutboxLetter>();
  if (!letter) throw refuse('INTROUVABLE');
  if (secretOf(letter.letter)) throw refuse('COURRIEL_A_SECRET');
  await inTransaction(async (session) => {
    const to = await addressAgain(session, letter);
    const moved = to.toLowerCase() !== letter.to.toLowerCase();
    await refuseIfFlagged(session, to, lift && !moved);
    const again = await Outbox.updateOne(
      { _id: letter._id, fence, state: { $in: ['ambiguous', 'failed', 'sent'] } },
      {
        $set: { ...FRESH, nextAt: realNow(), ...(moved ? { ...addressed(letter._id, to), ...saying(letter, to) } : {}) },
        $inc: { fence: 1 },
      },
      { session },
    );
    if (again.modifiedCount !== 1) throw refuse('COURRIEL_DEJA_REPRIS');
    if (letter.mailing) await reopenMailing(session, letter.mailing, act.at);
    await MailFailures.updateOne({ _id: trace }, { $set: { closed: { at: act.at, agent: act.author.id, how: 'resent' } } }, { session });
    const event = { kind: 'mail.resent', object: { type: 'mail', id: trace }, campaign: letter.campaign } as const;
    await recordEvent(session, act, { ...event, after: { newAddress: moved, addressLifted: lift } });
  });
}

const FRESH = { state: 'pending', attempts: 0, claim: null, leaseUntil: null, failure: null } as const;

/** A partner's welcome says the mail to log in with: today's one. */
const saying = ({ letter }: OutboxLetter, to: string) => (letter.kind === 'partner-welcome' ? { 'letter.data.mail': to } : {});

async function refuseIfFlagged(session: Session, address: string, lift: boolean): Promise<void> {
  const _id = address.toLowerCase();
  if (lift) await FlaggedAddresses.deleteOne({ _id }, { session });
  else if (await FlaggedAddresses.exists({ _id }).session(session)) throw refuse('COURRIEL_SIGNALE');
}

/** Its letters leave only while it is being sent: one that had ended is sent again until this last letter has left. */
async function reopenMailing(session: Session, id: string, at: Date): Promise<void> {
  const mailing = await findMailing(id, session);
  if (mailing.state === 'stopped') throw moved(mailing);
  await Mailings.updateOne({ _id: id, state: 'done' }, { $set: { state: 'sending', endedAt: null, changedAt: at } }, { session });
}
