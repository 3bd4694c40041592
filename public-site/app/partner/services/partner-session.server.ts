/** Who a partner's request comes from, read again at each request: a closed account stops at once. */
import { redirect, redirectDocument } from '@remix-run/node';
import { partnerSubject } from '#core/access/subject.ts';
import { findPartnerUser } from '#core/partner/find-partner.ts';
import type { Partner, PartnerUser } from '#core/partner/partner.model.ts';
import { radiated } from '#core/partner/partner.rules.ts';
import { type Act, actNow } from '#core/shared/author.ts';
import { refuse } from '#core/shared/refusals.ts';
import { sessionDoor, type Visit } from '../../services/session-cookie.server.ts';
import { rememberScan } from './scan-way.server.ts';

const door = sessionDoor('partner', 'partenaire');

/** What the session keeps. One mail may serve several partners: `userId` is null until one is chosen. */
export interface PartnerSeat extends Record<string, unknown> {
  /** Users the password was good for. */
  choices: string[];
  userId: string | null;
  /** Came with a mailed password: nothing opens before it is changed. */
  mustChange: boolean;
}

export interface SeatedVisit extends Visit {
  data: PartnerSeat;
}

export interface PartnerVisit extends SeatedVisit {
  user: PartnerUser;
  partner: Partner;
  /** What this person does now. */
  act: Act;
}

/** Opens a session, under a new id, for people who just proved who they are. @returns the Set-Cookie header. */
export async function openPartnerSession(request: Request, seat: PartnerSeat): Promise<string> {
  const found = await findPartnerUser(seat.choices[0] ?? '');
  if (!found) throw refuse('PARTENAIRE_FERME');
  return door.open(request, { subject: partnerSubject(found.user.mail), data: seat });
}

/** Ends it. @returns the Set-Cookie header. */
export const closePartnerSession = (request: Request): Promise<string> => door.close(request);

/** Somebody with a session, whatever is still to be done first. @throws a redirection (303) to the login page. */
export async function requireSeat(request: Request): Promise<SeatedVisit> {
  const visit = await door.read(request);
  if (visit) return visit as SeatedVisit;
  throw redirect('/partenaire/connexion', { status: 303, headers: await rememberScan(request) });
}

/** A person who may scan. @throws a redirection (303) to what comes first; Refusal PARTENAIRE_RADIE (403). */
export async function requireScanner(request: Request): Promise<PartnerVisit> {
  const visit = await requireSeat(request);
  const { userId, mustChange } = visit.data;
  if (mustChange) throw redirect('/partenaire/nouveau-mot-de-passe', 303);
  if (userId === null) throw redirect('/partenaire/choix', 303);
  const found = await findPartnerUser(userId);
  if (!found) throw redirect('/partenaire/connexion', { status: 303, headers: { 'Set-Cookie': await door.close(request) } });
  if (found.partner.etat === 'R') throw radiated(found.partner);
  return { ...visit, ...found, act: actNow({ kind: 'partner', id: userId }) };
}

/** A person who may scan, asked by a script or for a file: nobody is led to another page. @throws a bare 401. */
export async function requireScannerForFile(request: Request): Promise<PartnerVisit> {
  try {
    return await requireScanner(request);
  } catch (error) {
    if (!(error instanceof Response)) throw error;
    throw new Response('Vous n’êtes pas connecté.', { status: 401, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  }
}

/** A person who may take a file of the partner's account. @throws a bare 401; Refusal DROIT_MANQUANT (403). */
export async function requirePartnerForFile(request: Request): Promise<PartnerVisit> {
  const visit = await requireScannerForFile(request);
  if (visit.user.role !== 'tout') throw refuse('DROIT_MANQUANT');
  return visit;
}

/** A person who may see the partner's account. @throws as requireScanner; Refusal DROIT_MANQUANT (403) for one who only scans. */
export async function requirePartner(request: Request): Promise<PartnerVisit> {
  const visit = await requireScanner(request);
  if (visit.user.role !== 'tout') throw refuse('DROIT_MANQUANT');
  return visit;
}

/** The home page: whoever only scans is led to the scanner, in a document of its own for its headers. */
export async function requirePartnerAtHome(request: Request): Promise<PartnerVisit> {
  const visit = await requireScanner(request);
  if (visit.user.role !== 'tout') throw redirectDocument('/partenaire/scanner', 303);
  return visit;
}
