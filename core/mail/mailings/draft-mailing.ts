/** A mailing in the making (R-MAIL-02): a message and its audience, changed until it is confirmed. */
import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { guardWritable } from '../../campaign/guard-writable.ts';
import { findBatch } from '../../payment/find-batch.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, insert } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { refuse } from '../../shared/refusals.ts';
import { type Audience, readAudience, type TypedAudience } from '../audiences/audience.rules.ts';
import { type Mailing, Mailings, NOBODY_EXCLUDED } from '../mailing.model.ts';
import { BASES_OF, type MessageKind } from '../messages/message-kinds.ts';
import { findMailing, moved } from './find-mailing.ts';

const MOST_DAYS = 365;

export interface TypedAim {
  audience: TypedAudience;
  everyDays: string;
}

type Aim = Pick<Mailing, 'audience' | 'everyDays'>;

/**
 * Starts a mailing of this year's campaign. Nothing leaves before it is confirmed.
 * @returns its id.
 * @throws FormRefusal (422), Refusal LOT_INCONNU (404), CAMPAGNE_LECTURE_SEULE (409), DROIT_MANQUANT (403).
 */
export async function startMailing(act: Act, draft: { campaign: number; message: MessageKind } & TypedAim): Promise<{ id: string }> {
  await requireRight(act, 'mails');
  const aim = await readAim(draft.campaign, draft.message, draft);
  const mailing = newMailing(act, draft, aim);
  await inTransaction(async (session) => {
    await guardWritable(session, draft.campaign);
    await insert(Mailings, mailing, session);
    await recordEvent(session, act, {
      kind: 'mail.mailingStarted',
      object: { type: 'mailing', id: mailing._id },
      campaign: draft.campaign,
      after: { message: draft.message, audience: aim.audience.base },
    });
  });
  return { id: mailing._id };
}

/** Changes the audience of a draft. @throws as startMailing, Refusal ENVOI_INCONNU (404), ENVOI_ETAT (409). */
export async function changeAudience(act: Act, change: { id: string; version: number } & TypedAim): Promise<void> {
  await requireRight(act, 'mails');
  const { campaign, message } = await findMailing(change.id);
  const aim = await readAim(campaign, message, change);
  await inTransaction(async (session) => {
    await guardWritable(session, campaign);
    const changed = await Mailings.updateOne(
      { _id: change.id, state: 'draft', version: change.version },
      { $set: { ...aim, changedAt: act.at, changedBy: act.author.id }, $inc: { version: 1 } },
      { session },
    );
    if (changed.modifiedCount === 0) throw moved(await findMailing(change.id, session));
    await recordEvent(session, act, {
      kind: 'mail.audienceChanged',
      object: { type: 'mailing', id: change.id },
      campaign,
      after: { audience: aim.audience.base },
    });
  });
}

async function readAim(campaign: number, message: MessageKind, typed: TypedAim): Promise<Aim> {
  const audience = readAudience(typed.audience, BASES_OF[message]);
  if (audience.batch !== null) await refuseOtherBatch(campaign, audience);
  const days = typed.everyDays.trim();
  if (!/^\d{1,3}$/.test(days) || Number(days) > MOST_DAYS) throw refuse('RELANCE_JOURS', { max: MOST_DAYS }, { field: 'jours' });
  return { audience, everyDays: Number(days) };
}

async function refuseOtherBatch(campaign: number, { batch }: Audience): Promise<void> {
  const found = await findBatch(batch!);
  if (found.campaign !== campaign || found.kind !== 'families' || found.state !== 'processed')
    throw refuse('AUDIENCE_LOT', {}, { field: 'lot' });
}

const newMailing = (act: Act, { campaign, message }: { campaign: number; message: MessageKind }, aim: Aim): Mailing => ({
  _id: newId(),
  campaign,
  message,
  texts: null,
  textsVersion: null,
  ...aim,
  state: 'draft',
  version: 1,
  createdAt: act.at,
  createdBy: act.author.id,
  sendAt: null,
  confirmedAt: null,
  confirmedBy: null,
  cursor: '',
  preparedAt: null,
  posted: 0,
  excluded: { ...NOBODY_EXCLUDED },
  changedAt: act.at,
  changedBy: act.author.id,
  stopReason: null,
  endedAt: null,
});
