import type { Right } from '../access/rights.rules.ts';
import { type Campaign, Campaigns } from '../campaign/campaign.model.ts';
import { currentCampaign } from '../campaign/find-campaign.ts';
import { yearAccess } from '../campaign/year-access.rules.ts';

/** The campaigns whose extracts these rights open (R-CAM-09): the current one, A-1 and A-2; A-3 to gestionnaires. The newest first. */
export async function openYears(rights: readonly Right[]): Promise<Campaign[]> {
  const campaigns = await Campaigns.find({ state: { $ne: 'purged' } })
    .sort({ _id: -1 })
    .lean<Campaign[]>();
  const current = (await currentCampaign())?._id ?? campaigns[0]?._id ?? 0;
  return campaigns.filter(({ _id }) => yearAccess(_id, current, rights) !== 'closed');
}
