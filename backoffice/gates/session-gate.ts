import type { Response } from 'express';
import { refuse } from '#core/shared/refusals.ts';
import { readAgent } from '../access/agent-session.ts';
import type { AgentView } from '../access/agent-view.ts';
import { LOGIN, NEW_PASSWORD } from '../paths.ts';
import { awaited } from './awaited.ts';

/**
 * Nobody passes without a living session, and nothing of the body has been read yet (security.md).
 * Pages go to the login; scripts, files and uploads get 401 (contract). A mailed password must be changed first.
 */
export const sessionGate = awaited(async (req, res, next) => {
  const agent = await readAgent(req);
  const isPage = req.method === 'GET' && !/^\/(api|actions)(\/|$)/i.test(req.path);
  if (!agent) return isPage ? res.redirect(303, loginFor(req.originalUrl)) : next(refuse('SESSION_ABSENTE'));
  if (agent.mustChange) return isPage ? res.redirect(303, NEW_PASSWORD) : next(refuse('DROIT_MANQUANT'));
  res.locals.agent = agent;
  next();
});

/** The login; whoever asked for a page of the desk comes back to it. */
const loginFor = (asked: string): string =>
  /^\/caf\/(pages|resources)\//.test(asked) ? `${LOGIN}?retour=${encodeURIComponent(asked)}` : LOGIN;

/** The agent of this request; the session gate stands before whoever asks. */
export const agentOf = (res: Response): AgentView => res.locals.agent as AgentView;
