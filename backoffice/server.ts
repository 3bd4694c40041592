/**
 * The back-office: gates first, then our own pages and actions, then AdminJS for what is read (docs/decisions).
 * Order matters: nothing of a body is read before origin, size, session and right have been looked at.
 */
import compression from 'compression';
import express, { type Express, Router } from 'express';
import mongoose from 'mongoose';
import { refuse } from '#core/shared/refusals.ts';
import { agentSession } from './access/agent-session.ts';
import { actionRouter } from './actions/router.ts';
import { buildAdmin } from './adminjs/admin.ts';
import { adminAssets } from './adminjs/assets.ts';
import { adminRouter } from './adminjs/router.ts';
import { answerError } from './gates/answer-error.ts';
import { awaited } from './gates/awaited.ts';
import { bodyGate } from './gates/body.ts';
import { adminHeaders, noStore, safeHeaders } from './gates/headers.ts';
import { originGate } from './gates/origin.ts';
import { sessionGate } from './gates/session-gate.ts';
import { ownPages } from './pages/routes.ts';
import { ROOT } from './paths.ts';
import { styleFiles } from './styles.ts';
import { version } from './version.ts';

/** The whole application, on the connected database. */
export function createBackoffice(): Express {
  const app = express();
  app.disable('x-powered-by').set('query parser', 'simple');
  app.use(safeHeaders(), compression());
  app.get('/sante', health);
  app.get('/', (_req, res) => res.redirect(303, ROOT));
  app.use(ROOT, desk());
  app.use((_req, _res, next) => next(refuse('INTROUVABLE')));
  app.use(answerError);
  return app;
}

function desk(): Router {
  const router = Router({ caseSensitive: true });
  router.use('/style', styleFiles());
  router.use('/frontend/assets', adminAssets());
  router.use(noStore, originGate, agentSession(), ownPages(), sessionGate, bodyGate);
  router.use('/actions', actionRouter());
  router.use(readOnly, ...adminHeaders(), adminRouter(buildAdmin()));
  return router;
}

/** Nothing is posted to AdminJS, and nothing is read of a body: its parser would put it on disk. @throws Refusal DROIT_MANQUANT (403). */
const readOnly: express.RequestHandler = (req, _res, next) => {
  const reads = req.method === 'GET' || req.method === 'HEAD';
  const bare = Number(req.get('content-length') ?? 0) === 0 && req.get('transfer-encoding') === undefined;
  next(reads && bare ? undefined : refuse('DROIT_MANQUANT'));
};

const ANSWER_WITHIN_MS = 2000;

/** `GET /sante` (contract): says so too when the database only keeps silent. */
const health = awaited(async (_req, res) => {
  const ping = mongoose.connection.db?.command({ ping: 1 }).then(
    () => true,
    () => false,
  );
  const silence = new Promise<boolean>((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS, false).unref());
  const mongo = await Promise.race([ping ?? false, silence]);
  res.status(mongo ? 200 : 503).json({ ok: mongo, mongo, version });
});
