import { refuse } from '../shared/refusals.ts';
import { latestYear } from './find-campaign.ts';
import { firstConsultable } from './year-access.rules.ts';

/** First year that screens may show: the two before the latest campaign (R-CAM-09). Null on an empty installation. */
export async function firstConsultableYear(): Promise<number | null> {
  const latest = await latestYear();
  return latest === null ? null : firstConsultable(latest);
}

/** @throws Refusal ANNEE_NON_CONSULTABLE (403) for a campaign older than the two before the latest one. */
export async function requireConsultable(year: number): Promise<void> {
  const first = await firstConsultableYear();
  if (first !== null && year < first) throw refuse('ANNEE_NON_CONSULTABLE', { year });
}
