/** The pages of our own: login, forgotten and new password, logout. Plain forms, no script (contract). */
import express, { type Request, type Response, Router } from 'express';
import { chooseAgentPassword } from '#core/access/choose-agent-password.ts';
import { loginAgent } from '#core/access/login-agent.ts';
import { requestAgentPassword } from '#core/access/request-agent-password.ts';
import { actNow } from '#core/shared/author.ts';
import { refuse } from '#core/shared/refusals.ts';
import { closeAgentSession, cookieName, openAgentSession, readAgent } from '../access/agent-session.ts';
import { asRefusal } from '../gates/answer-error.ts';
import { awaited } from '../gates/awaited.ts';
import { bodyGate } from '../gates/body.ts';
import { LOGIN, NEW_PASSWORD, ROOT } from '../paths.ts';
import { fieldErrors, type FieldError } from './form.ts';
import { loginPage } from './login.ts';
import { forgottenPage, forgottenSentPage, newPasswordPage } from './password-pages.ts';

const VISITOR = { kind: 'agent', id: 'connexion' } as const;

/** Routes mounted under /caf, before anything that asks for a session. */
export function ownPages(): Router {
  const router = Router();
  const form = [bodyGate, express.urlencoded({ extended: false, limit: '10kb', parameterLimit: 20 })];
  router.get('/login', awaited(showLogin));
  router.post('/login', form, awaited(login));
  router.get('/mot-de-passe-oublie', (_req, res) => void res.send(forgottenPage()));
  router.post('/mot-de-passe-oublie', form, awaited(askPassword));
  router.get('/nouveau-mot-de-passe', awaited(showNewPassword));
  router.post('/nouveau-mot-de-passe', form, awaited(choosePassword));
  router.post('/logout', awaited(logout));
  return router;
}

async function showLogin(req: Request, res: Response): Promise<void> {
  const retour = wayBack(req.query.retour);
  if (await readAgent(req)) return res.redirect(303, retour || ROOT);
  res.send(loginPage({ retour }));
}

async function login(req: Request, res: Response): Promise<void> {
  const typed = {
    code: text(req, 'code'),
    mail: text(req, 'mail'),
    motDePasse: text(req, 'motDePasse'),
    retour: wayBack(text(req, 'retour')),
  };
  await refused(
    res,
    (errors) => loginPage(typed, errors),
    async () => {
      const { code, mustChange } = await loginAgent(actNow(VISITOR), typed);
      await openAgentSession(req, code);
      res.redirect(303, mustChange ? NEW_PASSWORD : typed.retour || ROOT);
    },
  );
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

async function logout(req: Request, res: Response): Promise<void> {
  await closeAgentSession(req);
  res.clearCookie(cookieName(), { path: '/' });
  res.redirect(303, LOGIN);
}

/** Runs the post; a refusal comes back as the page again, with its status and Retry-After. */
async function refused(res: Response, again: (errors: FieldError[]) => string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal || refusal.status === 503) throw error;
    const retryAfter = 'details' in refusal ? refusal.details.retryAfter : undefined;
    if (retryAfter) res.set('Retry-After', String(retryAfter));
    res.status(refusal.status).send(again(fieldErrors(refusal)));
  }
}

/** An address of the desk and of nowhere else; anything else is the dashboard. */
const wayBack = (asked: unknown): string =>
  typeof asked === 'string' && asked.length <= 500 && /^\/caf(\/(pages|resources)\/[\w\-/]+(\?[\w\-%.=&+~]*)?)?$/.test(asked) ? asked : '';

/** One typed field. @throws Refusal ENTREE_REFUSEE (422) when it is not one text. */
function text(req: Request, name: string): string {
  const value: unknown = (req.body as Record<string, unknown> | undefined)?.[name] ?? '';
  if (typeof value !== 'string') throw refuse('ENTREE_REFUSEE');
  return value;
}
