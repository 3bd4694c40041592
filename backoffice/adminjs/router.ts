/**
 * AdminJS under express: its own router (@adminjs/express) behind a gate for each of its routes that read.
 * Whatever passed no gate goes no further, and no request with a body comes this far: its posts, its upload parser,
 * its edits and its before-hooks cannot be reached (security.md; docs/decisions on the back-office).
 */
import { type RequestHandler, type Response, Router } from 'express';
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { currentCampaign } from '#core/campaign/find-campaign.ts';
import { requireConsultable } from '#core/campaign/require-consultable.ts';
import { refuse } from '#core/shared/refusals.ts';
import { testBanner } from '#core/shared/test-banner.ts';
import type { DeskAdmin } from '../access/agent-view.ts';
import { menuFor } from '../access/menu.ts';
import { type Allowed, isAllowed, pageRule, resourceRule } from '../access/rights-table.ts';
import { awaited } from '../gates/awaited.ts';
import { agentOf } from '../gates/session-gate.ts';
import { checkListQuery } from '../sheets/list-query.ts';
import { sheetOf } from '../sheets/all-sheets.ts';
import { CAMPAIGN_WORDS } from '../sheets/words.ts';
import { htmlRewrite } from './html-rewrite.ts';
import { type AdminJS, AdminJSExpress, AdminRouter } from './library.ts';

type AdminRoute = (typeof AdminRouter.routes)[number];

/** Routes mounted under /caf behind the session gate. */
export function adminRouter(admin: AdminJS): Router {
  const router = Router({ caseSensitive: true });
  for (const route of AdminRouter.routes) {
    if (route.method !== 'GET' || route.action === 'bundleComponents') continue;
    router.get(route.path.replace(/\{(\w+)\}/g, ':$1') || '/', rightGate(route), introduce, htmlRewrite);
  }
  router.use(onlyIntroduced);
  return AdminJSExpress.buildRouter(admin, router);
}

/** Refuses before AdminJS hears of the request. @throws Refusal DROIT_MANQUANT (403), INTROUVABLE (404), ENTREE_REFUSEE (422). */
const rightGate = (route: AdminRoute): RequestHandler =>
  awaited(async (req, res, next) => {
    const { resourceId, pageName, action } = req.params;
    const rule = resourceId ? resourceRule(resourceId, actionOf(route, action)) : ruleOfPage(pageName);
    if (rule === undefined) return next(refuse('INTROUVABLE'));
    if (!isAllowed(rule, agentOf(res).rights)) return next(refuse('DROIT_MANQUANT'));
    if (resourceId && actionOf(route, action) === 'list') await checkList(resourceId, req.query);
    next();
  });

/** A list of another campaign is asked for by its year. @throws Refusal ENTREE_REFUSEE (422), ANNEE_NON_CONSULTABLE (403). */
async function checkList(resourceId: string, query: Record<string, unknown>): Promise<void> {
  checkListQuery(sheetOf(resourceId)!, query);
  const year = query['filters.campaign'];
  if (typeof year === 'string' && /^\d{4}$/.test(year)) await requireConsultable(Number(year));
}

const actionOf = (route: AdminRoute, action: string | undefined): string => (route.action === 'search' ? 'search' : (action ?? 'list'));
const ruleOfPage = (page: string | undefined): Allowed | undefined => (page === undefined ? 'any-agent' : pageRule(page));

/** Tells AdminJS who asks, for this request alone: not enumerable, so that the session's store never sees it. */
const introduce: RequestHandler = awaited(async (req, res, next) => {
  Object.defineProperty(req.session, 'adminUser', { value: await deskAdmin(res), enumerable: false, configurable: true });
  res.locals.introduced = true;
  next();
});

const onlyIntroduced: RequestHandler = (_req, res, next) => next(res.locals.introduced === true ? undefined : refuse('INTROUVABLE'));

/** What the page holds of the agent: its name, rights and menu (security.md: not the whole admin user). */
async function deskAdmin(res: Response): Promise<DeskAdmin> {
  const { code, firstName, lastName, rights } = agentOf(res);
  const campaign = await currentCampaign();
  return {
    email: code,
    title: `${firstName} ${lastName}`,
    rights,
    menu: menuFor(rights),
    campaign: campaign ? { label: campaignLabel(campaign._id), tag: CAMPAIGN_WORDS[campaign.state] } : null,
    testBanner: testBanner(),
  };
}
