/** What a campaign allows, and when. Pure: facts in, decision out. */
import type { Cents } from '../shared/cents.ts';
import { type CivilDay, endOfDay, formatDay, startOfDay } from '../shared/days.ts';
import { refuse } from '../shared/refusals.ts';
import type { Campaign, CampaignState, Criteria } from './campaign.model.ts';

/** First instant at which nothing can be drawn or validated any more: the day after the end, Paris time. */
export const endInstant = (campaign: Pick<Campaign, 'end'>): Date => endOfDay(campaign.end);

/** @throws Refusal CAMPAGNE_PAS_OUVERTE or CAMPAGNE_FERMEE (409) unless families may draw at that instant. */
export function refuseUnlessOpen(campaign: Pick<Campaign, 'state' | 'start' | 'end'>, at: Date): void {
  if (campaign.state === 'draft' || campaign.state === 'loading' || at < startOfDay(campaign.start)) throw refuse('CAMPAGNE_PAS_OUVERTE');
  if (campaign.state !== 'open' || at >= endInstant(campaign)) throw refuse('CAMPAGNE_FERMEE', { day: formatDay(campaign.end) });
}

/** Amounts the barème can give a child: the only ones a file may carry (R-CAM-04). */
export const baremeAmounts = (criteria: Pick<Criteria, 'bareme'>): ReadonlySet<Cents> =>
  new Set(criteria.bareme.flatMap((row) => [row.standard, row.ce]));

/** "2026-2027". */
export const campaignLabel = (year: number): string => `${year}-${year + 1}`;

/** Dates of a new campaign (CCTP 3: 01/08/N to 30/05/N+1; dépenses decided until 31/07/N+1). */
export const usualDates = (year: number): { start: CivilDay; end: CivilDay; decideUntil: CivilDay } => ({
  start: `${year}-08-01`,
  end: `${year + 1}-05-30`,
  decideUntil: `${year + 1}-07-31`,
});

/** Whether dépenses submitted in time may be decided: while the campaign lives, and until its set day once it is closed (R-CAM-01). */
export const mayDecideDepenses = (campaign: Pick<Campaign, 'state' | 'decideUntil'>, at: Date): boolean =>
  campaign.state === 'open' || (campaign.state === 'closed' && at < endOfDay(campaign.decideUntil));

/** Nothing of a past campaign changes any more (R-CAM-09). */
export const isReadOnly = ({ state }: Pick<Campaign, 'state'>): boolean => state === 'archived' || state === 'purged';

const STATE_WORDS: Record<CampaignState, string> = {
  draft: 'en préparation',
  loading: 'en chargement',
  open: 'ouverte',
  closed: 'close',
  archived: 'archivée',
  purged: 'purgée',
};

/** "archivée": for sentences. */
export const stateWord = (state: CampaignState): string => STATE_WORDS[state];
