import type { Campaign } from '../../campaign/campaign.model.ts';
import { type Exclusion, NOBODY_EXCLUDED } from '../mailing.model.ts';
import type { FamilyFacts } from './family-facts.ts';
import { type Aim, nextFamilies } from './walk-audience.ts';

const AT_ONCE = 2000;
const SAMPLE = 10;

export interface AudienceCount {
  /** Families the message would leave to, now. */
  reached: number;
  excluded: Record<Exclusion, number>;
  /** The first of those reached. */
  sample: FamilyFacts[];
  /** Of a list made by hand: those that are not in the audience; 0 without a list. */
  outside: number;
}

/** Counts an audience as it is now. @param at business time. */
export async function countAudience(campaign: Campaign, aim: Aim, at: Date): Promise<AudienceCount> {
  const count: AudienceCount = { reached: 0, excluded: { ...NOBODY_EXCLUDED }, sample: [], outside: 0 };
  let met = 0;
  for (let after: string | null = ''; after !== null;) {
    const step = await nextFamilies(null, campaign, aim, { after, limit: AT_ONCE, at });
    for (const { family, exclusion } of step.families) {
      met++;
      if (exclusion) count.excluded[exclusion]++;
      else if (++count.reached <= SAMPLE) count.sample.push(family);
    }
    after = step.cursor;
  }
  count.outside = (aim.audience.matricules?.length ?? met) - met;
  return count;
}
