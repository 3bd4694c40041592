import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { findCampaign } from '../../campaign/find-campaign.ts';
import { guardWritable } from '../../campaign/guard-writable.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { formatInstant } from '../../shared/days.ts';
import { refuse } from '../../shared/refusals.ts';
import { countAudience } from '../audiences/count-audience.ts';
import { type Mailing, Mailings } from '../mailing.model.ts';
import { findMessage } from '../messages/find-message.ts';
import { FIRST_TEXTS } from '../messages/first-texts.ts';
import { findMailing, moved } from './find-mailing.ts';
import { refuseUnlessMailable, sendingInstant } from './sending-days.rules.ts';

export interface Confirmation {
  id: string;
  /** The mailing and its message as the agent saw them. */
  version: number;
  textsVersion: number;
  /** Business instant; null: now. */
  sendAt: Date | null;
}

/**
 * Lets a mailing go, now or at an instant (R-MAIL-02). Its texts are frozen here; its audience is looked at again as letters are
 * written (docs/decisions/0500). A second click finds it confirmed and is refused.
 * @throws Refusal ENVOI_INCONNU (404), ENVOI_ETAT, MODIFIE_ENTRE_TEMPS, AUDIENCE_VIDE, ENVOI_TEXTE_A_ECRIRE, CAMPAGNE_* (409),
 * ENVOI_* (422), DROIT_MANQUANT (403).
 */
export async function confirmMailing(act: Act, wanted: Confirmation): Promise<void> {
  await requireRight(act, 'mails');
  const mailing = await findMailing(wanted.id);
  if (mailing.state !== 'draft' || mailing.version !== wanted.version) throw moved(mailing);
  const campaign = await findCampaign(mailing.campaign);
  refuseUnlessMailable(campaign, mailing.message, act.at);
  const sendAt = sendingInstant(campaign, mailing.message, wanted.sendAt, act.at);
  if (wanted.sendAt === null && (await countAudience(campaign, mailing, act.at)).reached === 0) throw refuse('AUDIENCE_VIDE');
  const { texts, version, at, agent } = await findMessage(mailing.message);
  if (version !== wanted.textsVersion)
    throw refuse('MODIFIE_ENTRE_TEMPS', {
      who: agent ?? 'un autre agent',
      when: at ? formatInstant(at) : 'à l’instant',
      what: 'le texte du message',
    });
  if (mailing.message === 'information' && texts.body === FIRST_TEXTS.information.body) throw refuse('ENVOI_TEXTE_A_ECRIRE');
  await write(act, mailing, { texts, textsVersion: version, sendAt, state: wanted.sendAt === null ? 'preparing' : 'scheduled' });
}

type Confirmed = Pick<Mailing, 'texts' | 'textsVersion' | 'sendAt' | 'state'>;

const write = (act: Act, { _id, campaign, message, version }: Mailing, confirmed: Confirmed): Promise<void> =>
  inTransaction(async (session) => {
    await guardWritable(session, campaign);
    const by = { confirmedAt: act.at, confirmedBy: act.author.id, changedAt: act.at, changedBy: act.author.id };
    const written = await Mailings.updateOne(
      { _id, state: 'draft', version },
      { $set: { ...confirmed, ...by }, $inc: { version: 1 } },
      { session },
    );
    if (written.modifiedCount === 0) throw moved(await findMailing(_id, session));
    await recordEvent(session, act, {
      kind: confirmed.state === 'scheduled' ? 'mail.mailingScheduled' : 'mail.mailingConfirmed',
      object: { type: 'mailing', id: _id },
      campaign,
      after: { message, textsVersion: confirmed.textsVersion, sendAt: confirmed.sendAt },
    });
  });
