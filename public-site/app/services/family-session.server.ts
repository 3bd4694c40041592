/**
 * Who a family's request comes from, and what may stand in its way: read again at each request.
 * An agent's view (R-EXT-03) has a cookie of its own, stands before the family's, and does nothing but read.
 */
import { data, redirect, redirectDocument } from '@remix-run/node';
import type { PipelineStage } from 'mongoose';
import { familySubject } from '#core/access/subject.ts';
import { type FamilyGate, gateBeside, gateOf } from '#core/family/family-gate.ts';
import { type Act, actNow } from '#core/shared/author.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { Problem } from '../components/problem.ts';
import { closeView, readView, staleView } from './family-view.server.ts';
import { sessionDoor, type Visit } from './session-cookie.server.ts';
import { rememberWay } from './way-back.server.ts';

const door = sessionDoor('family', 'famille');
const READS = new Set(['GET', 'HEAD']);

export interface FamilyVisit extends Visit {
  campaign: number;
  matricule: string;
  gate: FamilyGate;
  /** What the family does now. */
  act: Act;
}

/** Opens the session of a family that just proved who it is. @returns the Set-Cookie header. */
export const openFamilySession = (request: Request, who: { campaign: number; matricule: string }): Promise<string> =>
  door.open(request, { subject: familySubject(who.campaign, who.matricule), data: who });

/** Ends it, or the view that stands before it. @returns the Set-Cookie header. */
export const closeFamilySession = async (request: Request): Promise<string> => (await closeView(request)) ?? (await door.close(request));

/** Whether a living family session comes with a request: for public pages that differ a little. */
export const hasFamilySession = async (request: Request): Promise<boolean> =>
  (await readView(request)) !== null || (await door.read(request)) !== null;

/** A family with a session, consent given or not. @throws a redirection (303) to the login page. */
export async function requireFamilySession(request: Request, beside: PipelineStage[] = []): Promise<FamilyVisit> {
  const family = await readFamily(request, beside);
  if (family) return family;
  // A whole new page: the old one says that it is a view.
  const over = await staleView(request);
  if (over) throw redirectDocument('/famille/connexion', { status: 303, headers: { 'Set-Cookie': over } });
  throw redirect('/famille/connexion', { status: 303, headers: await rememberWay(request) });
}

/**
 * A family that may use its pages.
 * @param beside stages of what the page shows, read in the same round trip (access/sessions), and to be shown only after this.
 * @throws a redirection (303) to login or consent; Refusal COMPTE_SUSPENDU, OPPOSITION (403).
 */
export async function requireFamily(request: Request, beside: PipelineStage[] = []): Promise<FamilyVisit> {
  return consenting(await requireFamilySession(request, beside));
}

/** The same for a file. @throws Refusal SESSION_ABSENTE (401) without a session (contract: Answers). */
export async function requireFamilyForFile(request: Request): Promise<FamilyVisit> {
  const family = await readFamily(request);
  if (!family) throw refuse('SESSION_ABSENTE');
  return consenting(family);
}

/**
 * Before a form with a file is read. The session may have ended while the family looked for its attestation: what it typed is then kept
 * for after the login, but for a browser that bears a cookie of ours only: nobody else makes us read ten megabytes.
 * @throws Problem SESSION_FINIE (401), shown as a page; Refusal, redirection as requireFamily.
 */
export async function refuseUpload(request: Request): Promise<void> {
  const family = await readFamily(request);
  if (family) return void consenting(family);
  const known = (await door.idIn(request)) !== null;
  const { status, message, todo, code } = refuse(known ? 'SESSION_FINIE' : 'SESSION_ABSENTE');
  const problem: Problem = { status, message, todo: todo ?? null, code, fault: null };
  throw data(problem, { status, headers: known ? await rememberWay(request) : {} });
}

/** The same for the copies a phone keeps: never for an agent who looks at a family's pages. @throws Refusal SESSION_ABSENTE (401). */
export async function requireFamilyForCopies(request: Request): Promise<FamilyVisit> {
  if (await readView(request)) throw refuse('SESSION_ABSENTE');
  return requireFamilyForFile(request);
}

async function readFamily(request: Request, beside: PipelineStage[] = []): Promise<FamilyVisit | null> {
  const view = await readView(request, beside);
  if (view && !READS.has(request.method)) throw refuse('VUE_LECTURE_SEULE');
  const visit = view ?? (await door.read(request, [...gateBeside, ...beside]));
  const gate = visit && gateOf(visit.beside);
  if (!visit || !gate) return null;
  const { campaign, matricule } = visit.data as { campaign: number; matricule: string };
  // Whatever a view might do would bear the agent's name.
  const author = view ? ({ kind: 'agent', id: view.agent } as const) : ({ kind: 'family', id: matricule } as const);
  return { ...visit, campaign, matricule, gate, act: actNow(author) };
}

function consenting(family: FamilyVisit): FamilyVisit {
  if (family.gate.opposed) throw refuse('OPPOSITION');
  if (family.gate.suspended) throw refuse('COMPTE_SUSPENDU');
  if (!family.gate.consent) throw redirect('/famille/consentement', { status: 303 });
  return family;
}
