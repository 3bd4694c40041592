import { type Campaign, Campaigns } from '../campaign/campaign.model.ts';
import { findCampaign, latestYear } from '../campaign/find-campaign.ts';
import { lastPurgeable } from '../campaign/year-access.rules.ts';
import { Children, Families } from '../family/family.model.ts';
import { Vouchers } from '../voucher/voucher.model.ts';
import { refuse } from '../shared/refusals.ts';

/** A campaign to purge, and what it still holds. */
export interface Purgeable {
  year: number;
  /** Begun, and not done: it only goes on. */
  begun: boolean;
  families: number;
  children: number;
  vouchers: number;
}

/** Campaigns of A-4 and older that are not purged, the oldest first (R-CAM-09), A being the latest. */
export async function purgeableCampaigns(): Promise<Purgeable[]> {
  const latest = await latestYear();
  if (latest === null) return [];
  const old = await Campaigns.find({ _id: { $lte: lastPurgeable(latest) }, state: 'archived' }, { purge: 1 })
    .sort({ _id: 1 })
    .lean<Pick<Campaign, '_id' | 'purge'>[]>();
  return Promise.all(
    old.map(async ({ _id: campaign, purge }) => ({
      year: campaign,
      begun: Boolean(purge),
      families: await Families.countDocuments({ campaign }),
      children: await Children.countDocuments({ campaign }),
      vouchers: await Vouchers.countDocuments({ campaign }),
    })),
  );
}

/** Campaigns already purged, the latest first. */
export const purgedCampaigns = (): Promise<Campaign[]> => Campaigns.find({ state: 'purged' }).sort({ _id: -1 }).lean<Campaign[]>();

/** @returns a purged campaign, with its record. @throws Refusal CAMPAGNE_INCONNUE, INTROUVABLE (404). */
export async function purgedCampaign(year: number): Promise<Campaign & { purge: NonNullable<Campaign['purge']> }> {
  const campaign = await findCampaign(year);
  if (campaign.state !== 'purged' || !campaign.purge) throw refuse('INTROUVABLE');
  return { ...campaign, purge: campaign.purge };
}
