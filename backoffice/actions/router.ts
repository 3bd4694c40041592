/** The desk's own routes under /caf/actions: each calls a use-case; AdminJS writes nothing. */
import express, { type RequestHandler, Router } from 'express';
import { actNow } from '#core/shared/author.ts';
import { refuse } from '#core/shared/refusals.ts';
import { isAllowed } from '../access/rights-table.ts';
import { awaited } from '../gates/awaited.ts';
import { agentOf } from '../gates/session-gate.ts';
import { accountRoutes } from './account.ts';
import { agentRoutes } from './agents.ts';
import { batchLineRoutes } from './batch-lines.ts';
import { batchRoutes } from './batches.ts';
import { campaignChangeRoutes } from './campaign-change.ts';
import { conventionFollowRoutes } from './convention-follow.ts';
import { conventionRoutes } from './conventions.ts';
import { criteriaRoutes } from './campaign-criteria.ts';
import { campaignEndRoutes } from './campaign-end.ts';
import { campaignRoutes } from './campaign.ts';
import { dashboardRoutes } from './dashboard.ts';
import { depenseRoutes } from './depenses.ts';
import { dossierRoutes } from './dossiers.ts';
import { familyRoutes } from './families.ts';
import { figureRoutes } from './figures.ts';
import { journalRoutes } from './journal.ts';
import { lastChangeTold } from './last-change.ts';
import { extractRoutes } from './extracts.ts';
import { loadRoutes } from './loads.ts';
import { mailFailureRoutes } from './mail-failures.ts';
import { mailingRoutes } from './mailings.ts';
import { messageRoutes } from './messages.ts';
import { activityRoutes } from './partners-activities.ts';
import { tiersLoadRoutes } from './partners-load.ts';
import { requestRoutes } from './partners-requests.ts';
import { ribRoutes } from './partners-rib.ts';
import { tiersiRoutes } from './partners-tiersi.ts';
import { partnerRoutes } from './partners.ts';
import { payableRoutes } from './payables.ts';
import { reconcileRoutes } from './reconcile.ts';
import type { DeskRoute } from './route.ts';
import { undoRoutes } from './undo.ts';

/** Every action of the desk with its right: what the tests go through. */
export const ALL_ROUTES: readonly DeskRoute[] = [
  ...dashboardRoutes,
  ...campaignRoutes,
  ...criteriaRoutes,
  ...campaignEndRoutes,
  ...campaignChangeRoutes,
  ...loadRoutes,
  ...familyRoutes,
  ...partnerRoutes,
  ...dossierRoutes,
  ...ribRoutes,
  ...requestRoutes,
  ...conventionRoutes,
  ...conventionFollowRoutes,
  ...activityRoutes,
  ...tiersLoadRoutes,
  ...tiersiRoutes,
  ...depenseRoutes,
  ...batchRoutes,
  ...batchLineRoutes,
  ...payableRoutes,
  ...undoRoutes,
  ...reconcileRoutes,
  ...extractRoutes,
  ...figureRoutes,
  ...journalRoutes,
  ...messageRoutes,
  ...mailingRoutes,
  ...mailFailureRoutes,
  ...agentRoutes,
  ...accountRoutes,
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
    const act = actNow({ kind: 'agent', id: agent.code });
    const answer = await route.run({ act, agent, req, res }).catch(async (error: unknown) => {
      res.locals.lastChange = await lastChangeTold(error, route.path, req, agent);
      throw error;
    });
    if (answer !== undefined) res.json(answer);
  });
