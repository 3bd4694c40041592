/** Sessions of the portal: a signed cookie with a random id; everything else is in the database (contract: Cookies). */
import { type Cookie, createCookie } from '@remix-run/node';
import type { PipelineStage } from 'mongoose';
import { closeSession, type OpenSession, openSession, readSession } from '#core/access/sessions.ts';
import { settings } from '#core/shared/settings.ts';
import { deviceWords } from './device-words.server.ts';

export interface Visit extends OpenSession {
  /** The session's id: what the cookie holds. */
  id: string;
}

/** One kind of visitor: its cookie, and the sessions behind it. */
export interface SessionDoor {
  /** @param beside stages that read something more in the same round trip (core/access/sessions). */
  read(request: Request, beside?: PipelineStage[]): Promise<Visit | null>;
  /** What the cookie holds, its session living or not. */
  idIn(request: Request): Promise<string | null>;
  /** A new session under a new id; the one the browser held ends. @returns the Set-Cookie header. */
  open(request: Request, wanted: { subject: string; data: Record<string, unknown> }): Promise<string>;
  /** @returns the Set-Cookie header that clears the cookie; the session is dead at once. */
  close(request: Request): Promise<string>;
}

export function sessionDoor(kind: 'family' | 'partner' | 'view', name: string): SessionDoor {
  let made: Cookie | undefined;
  const cookie = () => (made ??= portalCookie(name));
  const idIn = async (request: Request): Promise<string | null> => {
    const id: unknown = await cookie().parse(request.headers.get('Cookie'));
    return typeof id === 'string' && id.length > 0 ? id : null;
  };
  return {
    async read(request, beside) {
      const id = await idIn(request);
      const session = id === null ? null : await readSession(id, beside);
      return id !== null && session?.kind === kind ? { ...session, id } : null;
    },
    idIn,
    async open(request, wanted) {
      const before = await idIn(request);
      if (before !== null) await closeSession(before);
      return cookie().serialize(await openSession({ kind, ...wanted, device: deviceWords(request.headers.get('User-Agent')) }));
    },
    async close(request) {
      const id = await idIn(request);
      if (id !== null) await closeSession(id);
      return cookie().serialize('', { maxAge: 0 });
    },
  };
}

/** A cookie of the portal: `__Host-tlj-…` and Secure under https; over http another name, as cookies ignore ports. */
export function portalCookie(name: string, options: { maxAge?: number } = {}): Cookie {
  const { portalUrl, sessionSecret } = settings();
  const secure = portalUrl.startsWith('https:');
  return createCookie(`${secure ? '__Host-tlj-' : 'tlj-portail-'}${name}`, {
    ...options,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    secrets: sessionSecret ? [sessionSecret] : [],
  });
}
