/** An agent who looks at a family's pages (R-EXT-03): its own cookie, its own kind of session, 15 minutes. */
import type { PipelineStage } from 'mongoose';
import { gateBeside } from '#core/family/family-gate.ts';
import { endFamilyView, startFamilyView } from '#core/family/family-view.ts';
import { actNow, system } from '#core/shared/author.ts';
import { now } from '#core/shared/clock.ts';
import { sessionDoor, type Visit } from './session-cookie.server.ts';

const COOKIE = 'vue';
const door = sessionDoor('view', COOKIE);

export interface View extends Visit {
  agent: string;
}

/** The living view of a request, or null. @param beside what its page reads with it. */
export async function readView(request: Request, beside: PipelineStage[] = []): Promise<View | null> {
  const visit = await door.read(request, [...gateBeside, ...beside]);
  return visit && { ...visit, agent: String(visit.data.agent) };
}

/** Whether a page is drawn within a view: without the cookie, nothing is asked of the database. */
export const isView = async (request: Request): Promise<boolean> => (await readView(request)) !== null;

/** Exchanges the agent's token. @returns the Set-Cookie header. @throws Refusal LIEN_PERIME (410), DROIT_MANQUANT (403). */
export async function openView(request: Request, token: string): Promise<string> {
  await closeView(request);
  const { subject, ...data } = await startFamilyView(now(), token);
  return door.open(request, { subject, data });
}

/** Ends the view and records it. @returns the Set-Cookie header, or null when there is no view. */
export async function closeView(request: Request): Promise<string | null> {
  const view = await readView(request);
  if (!view) return null;
  await endFamilyView(actNow({ kind: 'agent', id: view.agent }), view.id, 'fermée par l’agent');
  return door.close(request);
}

/** Records the end of a view that is over, as the worker would. @returns the header that clears its cookie; null when there is none. */
export async function staleView(request: Request): Promise<string | null> {
  const id = await door.idIn(request);
  if (id === null) return null;
  await endFamilyView(actNow(system('portail')), id, 'durée écoulée');
  return door.close(request);
}
