import type { Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { type Campaign, Campaigns } from './campaign.model.ts';

/** @returns the campaign of a year. @throws Refusal CAMPAGNE_INCONNUE (404). */
export async function findCampaign(year: number, session?: Session): Promise<Campaign> {
  const found = await Campaigns.findById(year)
    .session(session ?? null)
    .lean<Campaign>();
  if (!found) throw refuse('CAMPAGNE_INCONNUE', { year });
  return found;
}

/**
 * "La campagne en cours": the open one, or else the latest that is neither archived nor purged.
 * @returns null on an empty installation.
 */
export async function currentCampaign(session?: Session): Promise<Campaign | null> {
  const candidates = await Campaigns.find({ state: { $in: ['draft', 'loading', 'open', 'closed'] } })
    .session(session ?? null)
    .sort({ _id: -1 })
    .lean<Campaign[]>();
  return candidates.find((each) => each.state === 'open') ?? candidates[0] ?? null;
}

/** @throws Refusal AUCUNE_CAMPAGNE (409) on an empty installation. */
export async function requireCurrentCampaign(session?: Session): Promise<Campaign> {
  const campaign = await currentCampaign(session);
  if (!campaign) throw refuse('AUCUNE_CAMPAGNE');
  return campaign;
}

/** The year that past years are counted from (R-CAM-09): the latest campaign there is; null on an empty installation. */
export async function latestYear(session?: Session): Promise<number | null> {
  const latest = await Campaigns.findOne({}, { _id: 1 })
    .sort({ _id: -1 })
    .session(session ?? null)
    .lean<{ _id: number }>();
  return latest?._id ?? null;
}
