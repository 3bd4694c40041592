/** What moves a mailing without an agent: its hour, the end of its campaign, its last letter, and what is left of a stopped one. */
import { Campaigns, type Campaign } from '../../campaign/campaign.model.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { typo } from '../../shared/french.ts';
import { Refusal } from '../../shared/refusals.ts';
import { Outbox } from '../../shared/outbox.model.ts';
import { type Mailing, Mailings } from '../mailing.model.ts';
import { refuseUnlessMailable } from './sending-days.rules.ts';
import { writeLetters } from './write-letters.ts';

const WITHHELD_BY_STOP = typo('Non envoyé : un agent a arrêté cet envoi.');

/** One turn of the worker; any number of workers may take it. @param act system, business time. @returns true when there may be more to do. */
export async function moveMailings(act: Act): Promise<boolean> {
  await startDue(act);
  const preparing = await Mailings.findOne({ state: 'preparing' }).sort({ sendAt: 1 }).lean<Mailing>();
  if (preparing && !(await stopIfOver(act, preparing))) await writeLetters(act, preparing._id);
  await withholdStopped(act);
  await endSent(act);
  return preparing !== null;
}

async function startDue(act: Act): Promise<void> {
  for (const { _id, campaign } of await Mailings.find({ state: 'scheduled', sendAt: { $lte: act.at } }).lean<Mailing[]>())
    await inTransaction(async (session) => {
      const started = await Mailings.updateOne(
        { _id, state: 'scheduled', sendAt: { $lte: act.at } },
        { $set: { state: 'preparing', changedAt: act.at, changedBy: act.author.id }, $inc: { version: 1 } },
        { session },
      );
      if (started.modifiedCount === 0) return;
      await recordEvent(session, act, { kind: 'mail.mailingDue', object: { type: 'mailing', id: _id }, campaign });
    });
}

/** The campaign ended before the mailing's hour, or while it was paused: what it says is no longer true. */
async function stopIfOver(act: Act, { _id, campaign: year, message }: Mailing): Promise<boolean> {
  const campaign = await Campaigns.findById(year).lean<Campaign>();
  try {
    if (campaign) refuseUnlessMailable(campaign, message, act.at);
    return false;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const stopReason = error.message;
    await inTransaction(async (session) => {
      const stopped = await Mailings.updateOne(
        { _id, state: 'preparing' },
        { $set: { state: 'stopped', stopReason, changedAt: act.at, changedBy: act.author.id }, $inc: { version: 1 } },
        { session },
      );
      if (stopped.modifiedCount === 0) return;
      await recordEvent(session, act, {
        kind: 'mail.mailingStopped',
        object: { type: 'mailing', id: _id },
        campaign: year,
        after: { reason: stopReason },
      });
    });
    return true;
  }
}

/** A letter that was in a worker's hands when its mailing was stopped may wait again after a refusal: looked at until none is left. */
async function withholdStopped(act: Act): Promise<void> {
  for (const id of await idsOf({ state: 'stopped', endedAt: null })) {
    await Outbox.updateMany({ mailing: id, state: 'pending' }, { $set: { state: 'withheld', failure: WITHHELD_BY_STOP } });
    if (!(await hasLettersLeft(id))) await Mailings.updateOne({ _id: id, state: 'stopped' }, { $set: { endedAt: act.at } });
  }
}

async function endSent(act: Act): Promise<void> {
  for (const id of await idsOf({ state: 'sending' }))
    if (!(await hasLettersLeft(id)))
      await Mailings.updateOne({ _id: id, state: 'sending' }, { $set: { state: 'done', endedAt: act.at }, $inc: { version: 1 } });
}

async function idsOf(filter: object): Promise<string[]> {
  const found = await Mailings.find(filter, { _id: 1 }).lean<Pick<Mailing, '_id'>[]>();
  return found.map(({ _id }) => _id);
}

const hasLettersLeft = async (mailing: string): Promise<boolean> =>
  (await Outbox.exists({ mailing, state: { $in: ['pending', 'sending', 'handing'] } })) !== null;
