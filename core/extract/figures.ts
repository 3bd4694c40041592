/**
 * The figures of a campaign (R-EXT-02), one definition each; all of them are read from one snapshot of the database, so that they agree
 * with each other and with the reconciliation (R1 granted, R2 drawn, R3 validated). Amounts are cents.
 * This room owns `figures`, a copy kept for a minute; it holds sums, and no datum about a person.
 */
import type { Campaign } from '../campaign/campaign.model.ts';
import { inSnapshot } from '../payment/reconciliation/snapshot.ts';
import { readAges, type AgeFigures } from './figures/ages.ts';
import { type CommuneFigures, readCommunes } from './figures/communes.ts';
import { type MonthFigures, readMonths } from './figures/months.ts';
import { type ActivityFigures, byActivity, type PartnerFigures, readPartners } from './figures/partners.ts';
import { type Pace, readPace } from './figures/pace.ts';
import { type CampaignSums, readSums } from './figures/sums.ts';

export interface Figures {
  campaign: number;
  /** Business instant they were read at. */
  at: Date;
  sums: CampaignSums;
  months: MonthFigures[];
  partners: PartnerFigures[];
  activities: ActivityFigures[];
  communes: CommuneFigures[];
  ages: AgeFigures[];
  pace: Pace;
}

/** Reads every figure of a campaign, now. Two to four seconds at 51,300 children: `recentFigures` keeps the answer for a minute. */
export const readFigures = (campaign: Campaign, at: Date): Promise<Figures> =>
  inSnapshot(async (read) => {
    const year = campaign._id;
    const sums = await readSums(read, year);
    const partners = await readPartners(read, year);
    return {
      campaign: year,
      at,
      sums,
      months: await readMonths(read, year),
      partners,
      activities: byActivity(partners, sums),
      communes: await readCommunes(read, year),
      ages: await readAges(read, campaign),
      pace: await readPace(read, campaign, at),
    };
  });
