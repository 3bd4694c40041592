/** The way in and out: password, then a code where the agent has a second factor; logout. Plain forms, no script (contract). */
import type { Request, RequestHandler, Response, Router } from 'express';
import { finishLogin, loginAgent } from '#core/access/login-agent.ts';
import { actNow } from '#core/shared/author.ts';
import {
  closeAgentSession,
  cookieName,
  openAgentSession,
  openCandidateSession,
  readAgent,
  readCandidate,
} from '../access/agent-session.ts';
import { awaited } from '../gates/awaited.ts';
import { LOGIN, NEW_PASSWORD, ROOT, SECOND_STEP } from '../paths.ts';
import { loginPage, secondStepPage } from './login.ts';
import { refused, text } from './posted.ts';
import { wayBack, withWayBack } from './way-back.ts';

/** Adds the routes of the login to those that ask for no session. */
export function addLogin(router: Router, form: RequestHandler[]): void {
  router.get('/login', awaited(showLogin));
  router.post('/login', form, awaited(login));
  router.get('/code', awaited(showSecondStep));
  router.post('/code', form, awaited(secondStep));
  router.post('/logout', awaited(logout));
}

const VISITOR = { kind: 'agent', id: 'connexion' } as const;
const asked = (req: Request): string => wayBack(typeof req.query.retour === 'string' ? req.query.retour : ROOT);

async function showLogin(req: Request, res: Response): Promise<void> {
  if (await readAgent(req)) return res.redirect(303, asked(req));
  res.send(loginPage(asked(req)));
}

async function login(req: Request, res: Response): Promise<void> {
  const typed = { code: text(req, 'code'), mail: text(req, 'mail'), motDePasse: text(req, 'motDePasse') };
  const back = wayBack(text(req, 'retour'));
  await refused(
    res,
    (errors) => loginPage(back, typed, errors),
    async () => {
      const { code, mustChange, needsCode } = await loginAgent(actNow(VISITOR), typed);
      if (needsCode) {
        await openCandidateSession(req, code);
        return res.redirect(303, withWayBack(SECOND_STEP, back));
      }
      await openAgentSession(req, code);
      res.redirect(303, mustChange ? NEW_PASSWORD : back);
    },
  );
}

async function showSecondStep(req: Request, res: Response): Promise<void> {
  if (!(await readCandidate(req))) return res.redirect(303, LOGIN);
  res.send(secondStepPage(asked(req)));
}

async function secondStep(req: Request, res: Response): Promise<void> {
  const code = await readCandidate(req);
  if (!code) return res.redirect(303, LOGIN);
  const back = wayBack(text(req, 'retour'));
  await refused(
    res,
    (errors) => secondStepPage(back, errors),
    async () => {
      await finishLogin(actNow({ kind: 'agent', id: code }), { code, typed: text(req, 'code') });
      await openAgentSession(req, code);
      // The gate leads on to the password or the enrolment that is still owed.
      res.redirect(303, back);
    },
  );
}

async function logout(req: Request, res: Response): Promise<void> {
  await closeAgentSession(req);
  res.clearCookie(cookieName(), { path: '/' });
  res.redirect(303, LOGIN);
}
