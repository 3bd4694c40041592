/**
 * AdminJS under express, bound by us: only its routes that read, each behind its own line of the rights table.
 * Its posts are not mounted and no body is ever parsed for it, so that its upload parser, its edits and its
 * before-hooks cannot be reached (security.md; docs/decisions on the back-office).
 */
import type AdminJS from 'adminjs';
import { Router as AdminRouter } from 'adminjs';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { currentCampaign } from '#core/campaign/find-campaign.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { DeskAdmin } from '../access/agent-view.ts';
import { menuFor } from '../access/menu.ts';
import { type Allowed, isAllowed, pageRule, resourceRule } from '../access/rights-table.ts';
import { awaited } from '../gates/awaited.ts';
import { agentOf } from '../gates/session-gate.ts';
import { checkListQuery } from '../sheets/list-query.ts';
import { sheetOf } from '../sheets/all-sheets.ts';
import { CAMPAIGN_WORDS } from '../sheets/words.ts';
import { htmlRewrite } from './html-rewrite.ts';

type AdminRoute = (typeof AdminRouter.routes)[number];
type Controller = Record<string, (request: unknown, response: Response) => Promise<unknown>>;

/** Routes mounted under /caf behind the session gate. */
export function adminRouter(admin: AdminJS): Router {
  const router = Router({ caseSensitive: true });
  for (const route of AdminRouter.routes) {
    if (route.method !== 'GET' || route.action === 'bundleComponents') continue;
    const path = route.path.replace(/\{(\w+)\}/g, ':$1') || '/';
    router.get(path, rightGate(route), htmlRewrite, run(admin, route));
  }
  return router;
}

/** Refuses before AdminJS hears of the request. @throws Refusal DROIT_MANQUANT (403), INTROUVABLE (404), ENTREE_REFUSEE (422). */
const rightGate =
  (route: AdminRoute): RequestHandler =>
  (req, res, next) => {
    const { resourceId, pageName, action } = req.params;
    const rule = resourceId ? resourceRule(resourceId, actionOf(route, action)) : ruleOfPage(pageName);
    if (rule === undefined) return next(refuse('INTROUVABLE'));
    if (!isAllowed(rule, agentOf(res).rights)) return next(refuse('DROIT_MANQUANT'));
    try {
      if (resourceId && actionOf(route, action) === 'list') checkListQuery(sheetOf(resourceId)!, req.query);
      next();
    } catch (error) {
      next(error);
    }
  };

const actionOf = (route: AdminRoute, action: string | undefined): string => (route.action === 'search' ? 'search' : (action ?? 'list'));
const ruleOfPage = (page: string | undefined): Allowed | undefined => (page === undefined ? 'any-agent' : pageRule(page));

const run = (admin: AdminJS, route: AdminRoute): RequestHandler =>
  awaited(async (req, res) => {
    const who = await deskAdmin(res);
    const controller = new (route.Controller as unknown as new (tools: { admin: AdminJS }, who: DeskAdmin) => Controller)({ admin }, who);
    const answer = await controller[route.action]!(readingRequest(req), res);
    if (answer) res.send(answer);
  });

/** What AdminJS needs of a request that reads: no body. */
const readingRequest = (req: Request) => ({ params: { ...req.params }, query: { ...req.query }, payload: {}, method: 'get' });

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
  };
}
