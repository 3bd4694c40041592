import { refuse } from '../shared/refusals.ts';
import { type Campaign, Campaigns } from './campaign.model.ts';
import { campaignLabel } from './campaign.rules.ts';
import { currentCampaign } from './find-campaign.ts';
import { yearAccess } from './year-access.rules.ts';

/** What somebody without any right of an agent may read of the campaigns: a partner, its own money of them. */
export interface ReadableYears {
  /** Null before the first campaign. */
  current: number | null;
  /** The current one, A-1 and A-2 (R-CAM-09), the newest first. */
  open: number[];
  /** Nothing is left of them, the newest first. */
  purged: number[];
}

export async function readableYears(): Promise<ReadableYears> {
  const campaigns = await Campaigns.find({}, { state: 1 }).sort({ _id: -1 }).lean<Pick<Campaign, '_id' | 'state'>[]>();
  const latest = campaigns[0]?._id ?? 0;
  const years = (purged: boolean): number[] => campaigns.filter(({ state }) => (state === 'purged') === purged).map(({ _id }) => _id);
  return {
    current: (await currentCampaign())?._id ?? null,
    open: years(false).filter((year) => yearAccess(year, latest, []) !== 'closed'),
    purged: years(true),
  };
}

/** The year asked for. @throws Refusal CAMPAGNE_EFFACEE (410): purged; CAMPAGNE_ANCIENNE (403): kept, for extracts of the Caf only; CAMPAGNE_INCONNUE (404). */
export async function readYear(text: string, { open, purged }: ReadableYears): Promise<number> {
  const year = /^\d{4}$/.test(text) ? Number(text) : null;
  if (year !== null && open.includes(year)) return year;
  if (year !== null && purged.includes(year)) throw refuse('CAMPAGNE_EFFACEE', { label: campaignLabel(year) });
  if (year !== null && (await Campaigns.exists({ _id: year }))) throw refuse('CAMPAGNE_ANCIENNE', { label: campaignLabel(year) });
  throw refuse('CAMPAGNE_INCONNUE', { year: year ?? 'demandée' });
}
