/**
 * The demo: a past campaign and the one in course, through the same use-cases as the real ones, with a fixed seed.
 * Families, children, clubs, amounts and states are the same every time; QR codes and identifiers are drawn afresh.
 */
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { Children, Families } from '#core/family/family.model.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { now } from '#core/shared/clock.ts';
import { formatCount } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import { settings } from '#core/shared/settings.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { calendarOf, campaignYearOf } from './calendar.ts';
import { writeDemoAccounts } from './demo-accounts.ts';
import { makeAgents } from './demo-agents.ts';
import { openCampaign } from './demo-campaign.ts';
import { makeClubs } from './demo-clubs.ts';
import { makeDossiers } from './demo-dossiers.ts';
import { makeLastYear } from './demo-last-year.ts';
import { whileWorkersRest } from './demo-lease.ts';
import { settleLetters } from './demo-mails.ts';
import { makePartnerChanges } from './demo-partner-changes.ts';
import { liveYear } from './demo-year.ts';

const SEED = 91;
/** The scale to design for: 51,300 children in 29,500 families. */
const CHILDREN_PER_FAMILY = 51_300 / 29_500;
const LAST_YEAR_MOST = 40;
const EUROS_PER_FAMILY = 15_000;

export interface DemoWanted {
  families: number;
  seed?: number;
  /** A line for a person. */
  onProgress?: (line: string) => void;
}

export interface DemoCounts {
  families: number;
  children: number;
  partners: number;
  vouchers: number;
  batches: number;
}

/**
 * Fills a database that has no campaign, and writes DATA_DIR/demo-accounts.json.
 * @throws Refusal DEMO_INTERDITE (403) in production, DEMO_BASE_NON_VIDE (409).
 */
export async function makeDemo(wanted: DemoWanted): Promise<DemoCounts> {
  if (settings().env === 'production') throw refuse('DEMO_INTERDITE');
  return whileWorkersRest(() => fill(wanted));
}

async function fill({ families, seed = SEED, onProgress = () => undefined }: DemoWanted): Promise<DemoCounts> {
  if (await Campaigns.exists({})) throw refuse('DEMO_BASE_NON_VIDE');
  const at = now();
  const year = campaignYearOf(at);
  const [lastYear, calendar] = [calendarOf(year - 1, at), calendarOf(year, at)];
  const agent = await makeAgents(lastYear.initAt);
  const { clubs, account: partner } = await makeClubs(lastYear.initAt);
  onProgress(`${clubs.length} clubs ; campagne ${year - 1}…`);
  const small = Math.min(LAST_YEAR_MOST, families);
  const paid = await makeLastYear(lastYear, clubs, { families: small, seed: seed + 1 });
  await settleLetters();
  onProgress(`Campagne ${year} : chargement…`);
  const children = Math.round(families * CHILDREN_PER_FAMILY);
  await openCampaign(calendar, { families, children, seed, budget: families * EUROS_PER_FAMILY });
  await makeDossiers(calendar);
  await makePartnerChanges(calendar, clubs);
  const onFamily = (done: number): void => (done % 100 === 0 ? onProgress(`${formatCount(done)} familles ont leur compte…`) : undefined);
  const { account: family, batches } = await liveYear({ calendar, clubs, seed, families, onFamily });
  await writeDemoAccounts([agent, ...(family ? [family] : []), partner]);
  return countDemo(year, paid + batches);
}

async function countDemo(campaign: number, batches: number): Promise<DemoCounts> {
  return {
    families: await Families.countDocuments({ campaign }),
    children: await Children.countDocuments({ campaign }),
    partners: await Partners.countDocuments({ etat: 'C' }),
    vouchers: await Vouchers.countDocuments({ campaign }),
    batches,
  };
}
