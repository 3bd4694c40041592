/** Pause, resume, stop (R-MAIL-02): obeyed between two letters, what is already in a mail server's hands excepted. */
import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { guardWritable } from '../../campaign/guard-writable.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { type Mailing, Mailings, type MailingState } from '../mailing.model.ts';
import { findMailing, moved } from './find-mailing.ts';

interface Move {
  from: readonly MailingState[];
  to: (mailing: Mailing) => MailingState;
  kind: string;
}

/** A preparation that was paused goes on from where it was. */
const PAUSE: Move = { from: ['preparing', 'sending'], to: () => 'paused', kind: 'mail.mailingPaused' };
const RESUME: Move = { from: ['paused'], to: ({ preparedAt }) => (preparedAt ? 'sending' : 'preparing'), kind: 'mail.mailingResumed' };
const STOP: Move = {
  from: ['draft', 'scheduled', 'preparing', 'sending', 'paused'],
  to: () => 'stopped',
  kind: 'mail.mailingStopped',
};

/** @throws Refusal ENVOI_INCONNU (404), ENVOI_ETAT, CAMPAGNE_LECTURE_SEULE (409), DROIT_MANQUANT (403). */
export const pauseMailing = (act: Act, id: string): Promise<void> => move(act, id, PAUSE);
/** @throws as pauseMailing. */
export const resumeMailing = (act: Act, id: string): Promise<void> => move(act, id, RESUME);
/** For good: letters that wait are withheld (settle-mailings). @throws as pauseMailing. */
export const stopMailing = (act: Act, id: string): Promise<void> => move(act, id, STOP);

async function move(act: Act, id: string, { from, to, kind }: Move): Promise<void> {
  await requireRight(act, 'mails');
  await inTransaction(async (session) => {
    const mailing = await findMailing(id, session);
    if (!from.includes(mailing.state)) throw moved(mailing);
    await guardWritable(session, mailing.campaign);
    const state = to(mailing);
    const written = await Mailings.updateOne(
      { _id: id, state: mailing.state, version: mailing.version },
      {
        $set: {
          state,
          changedAt: act.at,
          changedBy: act.author.id,
        },
        $inc: { version: 1 },
      },
      { session },
    );
    if (written.modifiedCount === 0) throw moved(await findMailing(id, session));
    await recordEvent(session, act, {
      kind,
      object: { type: 'mailing', id },
      campaign: mailing.campaign,
      before: { state: mailing.state },
      after: { state },
    });
  });
}
