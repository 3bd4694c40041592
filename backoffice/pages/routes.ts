/** The pages of our own: login, forgotten and new password, second factor, logout. Plain forms, no script (contract). */
import express, { type Request, type Response, Router } from 'express';
import { chooseAgentPassword } from '#core/access/choose-agent-password.ts';
import { requestAgentPassword } from '#core/access/request-agent-password.ts';
import { actNow } from '#core/shared/author.ts';
import { openAgentSession, readAgent } from '../access/agent-session.ts';
import { awaited } from '../gates/awaited.ts';
import { bodyGate } from '../gates/body.ts';
import { LOGIN, ROOT } from '../paths.ts';
import { addLogin } from './login-routes.ts';
import { forgottenPage, forgottenSentPage, newPasswordPage } from './password-pages.ts';
import { refused, text } from './posted.ts';
import { addSecondFactor } from './second-factor-routes.ts';

const VISITOR = { kind: 'agent', id: 'connexion' } as const;

/** Routes mounted under /caf, before anything that asks for a session. */
export function ownPages(): Router {
  const router = Router();
  const form = [bodyGate, express.urlencoded({ extended: false, limit: '10kb', parameterLimit: 20 })];
  addLogin(router, form);
  addSecondFactor(router, form);
  router.get('/mot-de-passe-oublie', (_req, res) => void res.send(forgottenPage()));
  router.post('/mot-de-passe-oublie', form, awaited(askPassword));
  router.get('/nouveau-mot-de-passe', awaited(showNewPassword));
  router.post('/nouveau-mot-de-passe', form, awaited(choosePassword));
  return router;
}

async function askPassword(req: Request, res: Response): Promise<void> {
  const typed = { code: text(req, 'code'), mail: text(req, 'mail') };
  await refused(
    res,
    (errors) => forgottenPage(typed, errors),
    async () => {
      await requestAgentPassword(actNow(VISITOR), typed);
      res.send(forgottenSentPage());
    },
  );
}

async function showNewPassword(req: Request, res: Response): Promise<void> {
  if (!(await readAgent(req))) return res.redirect(303, LOGIN);
  res.send(newPasswordPage());
}

async function choosePassword(req: Request, res: Response): Promise<void> {
  const agent = await readAgent(req);
  if (!agent) return res.redirect(303, LOGIN);
  const typed = { code: agent.code, motDePasse: text(req, 'motDePasse'), confirmation: text(req, 'confirmation') };
  await refused(res, newPasswordPage, async () => {
    await chooseAgentPassword(actNow({ kind: 'agent', id: agent.code }), typed);
    await openAgentSession(req, agent.code);
    res.redirect(303, ROOT);
  });
}
