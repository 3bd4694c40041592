/** The first page: where the campaign stands and what waits for somebody. Its figures come apart (figures.ts), to who may see them. */
import { currentCampaign } from '#core/campaign/find-campaign.ts';
import { now } from '#core/shared/clock.ts';
import { formatInstant } from '#core/shared/days.ts';
import { campaignFacts } from './campaign.ts';
import { figureRoutes } from './figures.ts';
import type { DeskRequest, DeskRoute } from './route.ts';
import { isAllowed } from '../access/rights-table.ts';
import { todosOf } from './todos.ts';

const FIGURES = figureRoutes[0]!.right;

async function show({ agent }: DeskRequest): Promise<object> {
  const campaign = await currentCampaign();
  const frame = { firstName: agent.firstName, now: formatInstant(now()), figures: isAllowed(FIGURES, agent.rights) };
  if (!campaign) return { ...frame, figures: false, campaign: null, todos: [] };
  return { ...frame, campaign: await campaignFacts(campaign), todos: await todosOf(agent.rights, campaign._id) };
}

export const dashboardRoutes: DeskRoute[] = [{ method: 'get', path: '/tableau', right: 'any-agent', run: show }];
