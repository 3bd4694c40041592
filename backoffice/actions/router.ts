/** The desk's own routes under /caf/actions: each calls a use-case; AdminJS writes nothing. */
import express, { type RequestHandler, Router } from 'express';
import { actNow } from '#core/shared/author.ts';
import { refuse } from '#core/shared/refusals.ts';
import { isAllowed } from '../access/rights-table.ts';
import { awaited } from '../gates/awaited.ts';
import { agentOf } from '../gates/session-gate.ts';
import { agentRoutes } from './agents.ts';
import { batchRoutes } from './batches.ts';
import { campaignRoutes } from './campaign.ts';
import { dashboardRoutes } from './dashboard.ts';
import { loadRoutes } from './loads.ts';
import { reconcileRoutes } from './reconcile.ts';
import type { DeskRoute } from './route.ts';

/** Every action of the desk with its right: what the tests go through. */
export const ALL_ROUTES: readonly DeskRoute[] = [
  ...dashboardRoutes,
  ...campaignRoutes,
  ...loadRoutes,
  ...batchRoutes,
  ...reconcileRoutes,
  ...agentRoutes,
];

/** Right first, then the body, then the use-case. @throws Refusal DROIT_MANQUANT (403), INTROUVABLE (404). */
export function actionRouter(): Router {
  const router = Router({ caseSensitive: true });
  const bodies = [express.json({ limit: '64kb' }), express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 50 })];
  for (const route of ALL_ROUTES)
    router[route.method](route.path, rightGate(route), ...(route.method === 'post' ? bodies : []), run(route));
  router.use((_req, _res, next) => next(refuse('INTROUVABLE')));
  return router;
}

const rightGate =
  (route: DeskRoute): RequestHandler =>
  (_req, res, next) =>
    next(isAllowed(route.right, agentOf(res).rights) ? undefined : refuse('DROIT_MANQUANT'));

const run = (route: DeskRoute): RequestHandler =>
  awaited(async (req, res) => {
    const agent = agentOf(res);
    const answer = await route.run({ act: actNow({ kind: 'agent', id: agent.code }), agent, req, res });
    if (answer !== undefined) res.json(answer);
  });
