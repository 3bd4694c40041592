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
import { agentSubject } from '#core/access/subject.ts';
import { realNow } from '#core/shared/clock.ts';
import { settings } from '#core/shared/settings.ts';
import type { AgentView } from './agent-view.ts';

const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 10 * 3_600_000;
const TOUCH_AFTER_S = 60;

declare module 'express-session' {
  interface SessionData {
    code: string;
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
  const { code, stamp, openedAt } = req.session;
  if (!code || !openedAt) return null;
  const agent = await findAgent(code);
  const credential = await findCredential(agentSubject(code));
  const alive = agent?.active === true && credential !== null && credential.stamp === stamp && realNow().getTime() - openedAt < ABSOLUTE_MS;
  if (!alive) {
    await closeAgentSession(req);
    return null;
  }
  const { firstName, lastName, rights } = agent;
  return { code, firstName, lastName, rights, mustChange: credential.mustChange };
}

/** A new session id for an agent who just proved who it is: an id given before the login is worth nothing after it. */
export async function openAgentSession(req: Request, code: string): Promise<void> {
  const stamp = (await findCredential(agentSubject(code)))?.stamp ?? '';
  await new Promise<void>((resolve, reject) => req.session.regenerate((error) => (error ? reject(error as Error) : resolve())));
  Object.assign(req.session, { code, stamp, openedAt: realNow().getTime() });
  await new Promise<void>((resolve, reject) => req.session.save((error) => (error ? reject(error as Error) : resolve())));
}

/** The cookie is worthless from the next request on. */
export const closeAgentSession = (req: Request): Promise<void> =>
  new Promise((resolve, reject) => req.session.destroy((error) => (error ? reject(error as Error) : resolve())));
