import type { Session } from '../shared/database.ts';
import { dayOf, formatDay } from '../shared/days.ts';
import { refuse } from '../shared/refusals.ts';
import { type Campaign, Campaigns } from './campaign.model.ts';
import { findCampaign } from './find-campaign.ts';
import { guardWritable } from './guard-writable.ts';

/**
 * The guard of a step towards a dépense's approval (R-CAM-01), as a write on the campaign: open, or closed and within its last day
 * of decision (`mayDecideDepenses` says the same to screens).
 * @throws Refusal CAMPAGNE_LECTURE_SEULE, DEPENSES_CLOSES (409).
 */
export async function guardDecidable(session: Session, year: number, at: Date): Promise<void> {
  const held = await Campaigns.updateOne(
    { _id: year, $or: [{ state: 'open' }, { state: 'closed', decideUntil: { $gte: dayOf(at) } }] },
    { $inc: { guardedWrites: 1 } },
    { session },
  );
  if (held.modifiedCount === 1) return;
  await guardWritable(session, year);
  const campaign: Campaign = await findCampaign(year, session);
  throw refuse('DEPENSES_CLOSES', { year, day: formatDay(campaign.decideUntil) });
}
