/**
 * The room `year` owns the passages of a campaign that touch several rooms: initialising, top de clôture, closing (docs/decisions/0002).
 */
import { findCampaign } from '../campaign/find-campaign.ts';
import type { CampaignState } from '../campaign/campaign.model.ts';
import { Children, Families } from '../family/family.model.ts';
import { Forfaits } from '../forfait/forfait.model.ts';
import type { Cents } from '../shared/cents.ts';

export interface CampaignView {
  year: number;
  state: CampaignState;
  /** Whether files may be loaded now. */
  loadOpen: boolean;
  families: number;
  children: number;
  forfaitsCents: Cents;
}

/** Counts and sum of one campaign. @throws Refusal CAMPAGNE_INCONNUE (404). */
export async function showCampaign(year: number): Promise<CampaignView> {
  const campaign = await findCampaign(year);
  const where = { campaign: year };
  const [families, children, [sum]] = await Promise.all([
    Families.countDocuments(where),
    Children.countDocuments(where),
    Forfaits.aggregate<{ total: Cents }>([{ $match: where }, { $group: { _id: null, total: { $sum: '$granted' } } }]),
  ]);
  return { year, state: campaign.state, loadOpen: campaign.loadOpen, families, children, forfaitsCents: sum?.total ?? 0 };
}
