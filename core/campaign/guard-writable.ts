import type { Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { Campaigns } from './campaign.model.ts';
import { findCampaign } from './find-campaign.ts';

/**
 * The guard of a rare change in a campaign (an agent's, not a family's): a write on the campaign, so that archiving it and this
 * transaction exclude each other (R-CAM-09). Draws and scans do not come here: their own guards close with the campaign.
 * @throws Refusal CAMPAGNE_LECTURE_SEULE (409) once the campaign is archived or purged.
 */
export async function guardWritable(session: Session, year: number): Promise<void> {
  const held = await Campaigns.updateOne(
    { _id: year, state: { $nin: ['archived', 'purged'] } },
    { $inc: { guardedWrites: 1 } },
    { session },
  );
  if (held.modifiedCount !== 1) throw refuse('CAMPAGNE_LECTURE_SEULE', { year });
}

/** The same refusal by reading alone, for a step before which or after which a guarded write stands. @throws Refusal CAMPAGNE_LECTURE_SEULE (409). */
export async function refuseUnlessWritable(session: Session, year: number): Promise<void> {
  const { state } = await findCampaign(year, session);
  if (state === 'archived' || state === 'purged') throw refuse('CAMPAGNE_LECTURE_SEULE', { year });
}
