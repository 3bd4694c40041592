/** Leading a campaign (R-CAM-08): where it stands, initialising, top de clôture, reopening, closing. */
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import type { Campaign } from '#core/campaign/campaign.model.ts';
import { currentCampaign } from '#core/campaign/find-campaign.ts';
import { parseEuros } from '#core/shared/cents.ts';
import { now } from '#core/shared/clock.ts';
import { dayOf, daysBetween } from '#core/shared/days.ts';
import { refuse } from '#core/shared/refusals.ts';
import { closeCampaign } from '#core/year/close-campaign.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { reopenLoad } from '#core/year/reopen-load.ts';
import { type CampaignView, showCampaign } from '#core/year/show-campaign.ts';
import { day, euros } from '../sheets/format.ts';
import { CAMPAIGN_WORDS } from '../sheets/words.ts';
import { bodyText, bodyYear, type DeskRequest, type DeskRoute } from './route.ts';

/** What the closing asks the agent to type. */
export const closingWords = (year: number): string => `CLORE ${year}`;

/** What the page shows of a campaign. */
export interface CampaignFacts {
  year: number;
  label: string;
  state: string;
  tag: { word: string; tone: string };
  loadOpen: boolean;
  start: string;
  end: string;
  decideUntil: string;
  budget: string;
  families: number;
  children: number;
  forfaits: string;
  daysLeft: number;
  closingWords: string;
  /** Sent back with a change of dates. */
  version: string;
}

export async function campaignFacts(campaign: Campaign, view?: CampaignView): Promise<CampaignFacts> {
  const { year, state, loadOpen, families, children, forfaitsCents } = view ?? (await showCampaign(campaign._id));
  const { start, end, decideUntil, budget } = campaign;
  return {
    year,
    label: campaignLabel(year),
    state,
    tag: CAMPAIGN_WORDS[state],
    loadOpen,
    start: day(start),
    end: day(end),
    decideUntil: day(decideUntil),
    budget: euros(budget),
    families,
    children,
    forfaits: euros(forfaitsCents),
    daysLeft: Math.max(0, daysBetween(dayOf(now()), end)),
    closingWords: closingWords(year),
    version: String(campaign.version),
  };
}

async function show({ agent }: DeskRequest): Promise<object> {
  const campaign = await currentCampaign();
  const next = (campaign?._id ?? Number(dayOf(now()).slice(0, 4)) - 1) + 1;
  const [mayClose, mayPrepare] = [agent.rights.includes('closing'), agent.rights.includes('campaign')];
  return { campaign: campaign ? await campaignFacts(campaign) : null, nextYear: next, mayClose, mayPrepare };
}

async function close({ act, req }: DeskRequest): Promise<object> {
  const year = bodyYear(req);
  if (bodyText(req, 'confirmation').trim().toUpperCase() !== closingWords(year))
    throw refuse('SUPPRESSION_NON_CONFIRMEE', { expected: closingWords(year) }, { field: 'confirmation' });
  return closeCampaign(act, { year });
}

function init({ act, req }: DeskRequest): Promise<object> {
  const budget = bodyText(req, 'enveloppe').trim();
  return initCampaign(act, { year: bodyYear(req), budget: budget ? parseEuros(budget, 'enveloppe') : null });
}

export const campaignRoutes: DeskRoute[] = [
  { method: 'get', path: '/campagne', right: ['campaign', 'closing'], run: show },
  { method: 'post', path: '/campagne/nouvelle', right: ['campaign'], run: init },
  { method: 'post', path: '/campagne/top', right: ['closing'], run: ({ act, req }) => closeLoad(act, { year: bodyYear(req) }) },
  {
    method: 'post',
    path: '/campagne/reouverture',
    right: ['closing'],
    run: ({ act, req }) => reopenLoad(act, { year: bodyYear(req), reason: bodyText(req, 'motif') }),
  },
  { method: 'post', path: '/campagne/cloture', right: ['closing'], run: close },
];
