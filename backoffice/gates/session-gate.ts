import type { Response } from 'express';
import { refuse } from '#core/shared/refusals.ts';
import { readAgent } from '../access/agent-session.ts';
import type { AgentView } from '../access/agent-view.ts';
import { loginFrom } from '../pages/way-back.ts';
import { NEW_PASSWORD, SECOND_FACTOR } from '../paths.ts';
import { awaited } from './awaited.ts';

/**
 * Nobody passes without a living session, and nothing of the body has been read yet (security.md).
 * Pages go to the login; scripts, files and uploads get 401 (contract). A mailed password must be changed first,
 * then the second factor enrolled where it is compulsory.
 */
export const sessionGate = awaited(async (req, res, next) => {
  const agent = await readAgent(req);
  const isPage = req.method === 'GET' && !/^\/(api|actions)(\/|$)/i.test(req.path);
  if (!agent) return isPage ? res.redirect(303, loginFrom(req.originalUrl)) : next(refuse('SESSION_ABSENTE'));
  if (agent.mustChange) return isPage ? res.redirect(303, NEW_PASSWORD) : next(refuse('DROIT_MANQUANT'));
  if (agent.mustEnrol) return isPage ? res.redirect(303, SECOND_FACTOR) : next(refuse('DROIT_MANQUANT'));
  res.locals.agent = agent;
  next();
});

/** The agent of this request; the session gate stands before whoever asks. */
export const agentOf = (res: Response): AgentView => res.locals.agent as AgentView;
