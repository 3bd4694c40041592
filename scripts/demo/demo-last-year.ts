import { closeCampaign } from '#core/year/close-campaign.ts';
import type { Calendar } from './calendar.ts';
import { GESTIONNAIRE } from './demo-agents.ts';
import { openCampaign } from './demo-campaign.ts';
import type { ActiveClub } from './demo-clubs.ts';
import { drawForFamily } from './demo-draws.ts';
import { someFamilies } from './demo-families.ts';
import { payBatch } from './demo-payments.ts';
import { inLanes } from './in-lanes.ts';
import { seededRandom } from './random.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * The campaign before, whole: drawn, validated, closed with codes that expire, paid. It is archived when the next one starts, which
 * erases the family accounts (R-CAM-10): none are made.
 * @returns how many batches it had.
 */
export async function makeLastYear(
  calendar: Calendar,
  clubs: readonly ActiveClub[],
  wanted: { families: number; seed: number },
): Promise<number> {
  const { families, seed } = wanted;
  await openCampaign(calendar, { families, children: Math.ceil(families * 1.7), seed, budget: families * 25_000 });
  const period = { campaign: calendar.year, clubs, during: calendar.during };
  await inLanes(someFamilies(calendar.year, 2), 4, (family) =>
    drawForFamily(family.matricule, period, seededRandom(seed + Number(family.matricule))),
  );
  const closedAt = calendar.during(1);
  await closeCampaign({ author: GESTIONNAIRE, at: closedAt }, { year: calendar.year });
  return payBatch(new Date(closedAt.getTime() + 5 * DAY_MS));
}
