/**
 * The agent's session: in MongoDB, under a hashed id; it holds the code, the credential's stamp and when it began, nothing else.
 * Idle 30 minutes, absolute 10 hours, real time (contract). Rights are read from the agent at every request.
 */
import { createHash, randomBytes } from 'node:crypto';
import MongoStore from 'connect-mongo';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import mongoose from 'mongoose';
import { findCredential } from '#core/access/credentials.ts';
import { findAgent } from '#core/access/find-agent.ts';
import { findTotp } from '#core/access/find-totp.ts';
import { agentSubject } from '#core/access/subject.ts';
import { realNow } from '#core/shared/clock.ts';
import { settings } from '#core/shared/settings.ts';
import type { AgentView } from './agent-view.ts';

const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 10 * 3_600_000;
const TOUCH_AFTER_S = 60;
const SECOND_STEP_MS = 10 * 60_000;

declare module 'express-session' {
  interface SessionData {
    code: string;
    /** Gave the right password; nobody is logged in before its second step. Never with `code`. */
    candidate: string;
    stamp: string;
    openedAt: number;
  }
}

/** Cookie names of the contract: `__Host-` needs https. */
export const cookieName = (): string => (isHttps() ? '__Host-tlj-caf' : 'tlj-caf');
const isHttps = (): boolean => settings().backofficeUrl.startsWith('https:');

/** Reads and keeps the session of every request it stands in front of. */
export function agentSession(): RequestHandler {
  return session({
    name: cookieName(),
    secret: settings().sessionSecret ?? randomBytes(32).toString('hex'),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    // TLS ends at the proxy in front (docker-compose); over http there is nothing to trust.
    proxy: isHttps(),
    cookie: { httpOnly: true, sameSite: 'strict', secure: isHttps(), path: '/', maxAge: IDLE_MS },
    store: MongoStore.create({
      client: mongoose.connection.getClient() as never,
      collectionName: 'agentSessions',
      ttl: IDLE_MS / 1000,
      touchAfter: TOUCH_AFTER_S,
      autoRemove: 'disabled',
      transformId: (id) => createHash('sha256').update(id).digest('hex'),
    }),
  });
}

/** @returns who is logged in, or null: no session, too old, password or rights changed since, agent deactivated. */
export async function readAgent(req: Request): Promise<AgentView | null> {
  const { code } = req.session;
  if (!code) return null;
  const { agent, credential } = await aliveAgent(req, code, ABSOLUTE_MS);
  if (!agent || !credential) {
    await closeAgentSession(req);
    return null;
  }
  const { firstName, lastName, rights } = agent;
  const mustEnrol = settings().agentTotp === 'required' && !(await findTotp(code)).enabled;
  return { code, firstName, lastName, rights, mustChange: credential.mustChange, mustEnrol };
}

/** @returns who gave the right password less than ten minutes ago and owes a code, or null. */
export async function readCandidate(req: Request): Promise<string | null> {
  const { candidate } = req.session;
  if (!candidate) return null;
  const { agent } = await aliveAgent(req, candidate, SECOND_STEP_MS);
  return agent ? candidate : null;
}

async function aliveAgent(req: Request, code: string, longestMs: number) {
  const { stamp, openedAt = 0 } = req.session;
  const [agent, credential] = await Promise.all([findAgent(code), findCredential(agentSubject(code))]);
  const alive = agent?.active === true && credential?.stamp === stamp && realNow().getTime() - openedAt < longestMs;
  return alive ? { agent, credential } : { agent: null, credential: null };
}

/** A new session id for an agent who just proved who it is: an id given before the login is worth nothing after it. */
export const openAgentSession = (req: Request, code: string): Promise<void> => renew(req, code, { code });

/** A session that opens nothing but the second step of the login. */
export const openCandidateSession = (req: Request, code: string): Promise<void> => renew(req, code, { candidate: code });

async function renew(req: Request, code: string, holds: { code: string } | { candidate: string }): Promise<void> {
  const stamp = (await findCredential(agentSubject(code)))?.stamp ?? '';
  await new Promise<void>((resolve, reject) => req.session.regenerate((error) => (error ? reject(error as Error) : resolve())));
  Object.assign(req.session, { ...holds, stamp, openedAt: realNow().getTime() });
  await new Promise<void>((resolve, reject) => req.session.save((error) => (error ? reject(error as Error) : resolve())));
}

/** The cookie is worthless from the next request on. */
export const closeAgentSession = (req: Request): Promise<void> =>
  new Promise((resolve, reject) => req.session.destroy((error) => (error ? reject(error as Error) : resolve())));
