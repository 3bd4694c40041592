/** Which campaign a partner reads its money of: the current one unless it asks for another that still exists (R-PAR-09, R-CAM-09). */
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { readableYears, readYear } from '#core/campaign/readable-years.ts';

/** @throws Refusal CAMPAGNE_EFFACEE (410), CAMPAGNE_ANCIENNE (403), CAMPAGNE_INCONNUE (404). */
export async function campaignChoice(request: Request) {
  const asked = new URL(request.url).searchParams.get('campagne');
  const years = await readableYears();
  const year = asked === null ? years.current : await readYear(asked, years);
  return {
    /** Null before the first campaign. */
    year,
    label: year === null ? '' : campaignLabel(year),
    past: year !== years.current,
    choices: years.open.map((each) => ({ year: each, label: campaignLabel(each), current: each === years.current })),
    purged: years.purged.map(campaignLabel),
  };
}

export type CampaignChoice = Awaited<ReturnType<typeof campaignChoice>>;
