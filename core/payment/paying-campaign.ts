import type { Campaign } from '../campaign/campaign.model.ts';
import { findCampaign, requireCurrentCampaign } from '../campaign/find-campaign.ts';
import { refuse } from '../shared/refusals.ts';

/**
 * The campaign whose payments are made: the year asked for, or the current one. A closed campaign still pays; a past one does not
 * (it is archived only once everything in it is paid).
 * @throws Refusal CAMPAGNE_INCONNUE (404), AUCUNE_CAMPAGNE, CAMPAGNE_LECTURE_SEULE (409).
 */
export async function payingCampaign(year?: number): Promise<Campaign> {
  const campaign = year === undefined ? await requireCurrentCampaign() : await findCampaign(year);
  if (campaign.state === 'archived' || campaign.state === 'purged') throw refuse('CAMPAGNE_LECTURE_SEULE', { year: campaign._id });
  return campaign;
}
