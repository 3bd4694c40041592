import { closeCampaign } from '#core/year/close-campaign.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { aChild, aFamily, bySystem, YEAR } from './scheme.ts';

/** Campaign 2026 in its load, and the four before it, archived: one family of one child in each. */
export async function fiveYears(): Promise<void> {
  for (let year = YEAR - 4; year <= YEAR; year++) {
    await initCampaign(bySystem(`${year}-07-20T08:00:00Z`), { year });
    await aFamily({ campaign: year, matricule: `${year}001`, mail: `famille${year}@exemple.fr` });
    await aChild({ campaign: year, matricule: `${year}001`, sias: `${year}501`, firstName: `Prénom${year}` });
    if (year === YEAR) return;
    await closeLoad(bySystem(`${year}-08-01T08:00:00Z`), { year });
    await closeCampaign(bySystem(`${year + 1}-06-01T08:00:00Z`), { year });
  }
}
