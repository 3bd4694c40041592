/** What the public pages say of the scheme, from the criteria of the campaign (R-CAM-02): a new barème changes every page. */
import type { Criteria } from '#core/campaign/campaign.model.ts';
import { criteria2025 } from '#core/campaign/criteria-2025.ts';
import { currentCampaign } from '#core/campaign/find-campaign.ts';
import { formatDay } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';

const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

/** "janvier": the month of the quotient familial that counts. */
export const monthWords = ({ qfMonth }: Pick<Criteria, 'qfMonth'>): string => MONTHS[qfMonth - 1] ?? '';

/** The scheme in words; before the first campaign, as the CCTP describes it. */
export async function schemeWords() {
  const campaign = await currentCampaign();
  // The year only dates the day ages are counted on, which is not said here.
  const criteria = campaign?.criteria ?? criteria2025(2025);
  const amounts = criteria.bareme.flatMap(({ standard, ce }) => [standard, ce]);
  return {
    ages: `${criteria.ageMin} à ${criteria.ageMax} ans`,
    between: `entre ${criteria.ageMin} et ${criteria.ageMax} ans`,
    ceiling: typo(`${criteria.qfCeiling} €`),
    month: monthWords(criteria),
    least: wholeEuros(Math.min(...amounts)),
    most: wholeEuros(Math.max(...amounts)),
    activities: criteria.maxActivities,
    until: campaign?.state === 'open' ? formatDay(campaign.end) : null,
  };
}

/** "150 €", and cents only when there are some: a headline, not an account. */
function wholeEuros(amount: number): string {
  const [euros, rest] = [Math.trunc(amount / 100), amount % 100];
  return typo(`${euros}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`} €`);
}
