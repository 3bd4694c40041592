/**
 * "Voir comme la famille" (R-EXT-03): an agent reads a family's own pages on the portal, for 15 minutes, and can change nothing.
 * The back-office makes a token good once; the portal exchanges it for a session of the kind `view`, whose subject is the agent.
 */
import { requireRight } from '../access/require-right.ts';
import { lapsedViews, sessionKey, takeView, VIEW_MS } from '../access/sessions.ts';
import { agentSubject } from '../access/subject.ts';
import { issueToken, useToken } from '../access/token.ts';
import { recordEvent } from '../audit/record-event.ts';
import { type Act, system } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import type { AgentCode, Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { settings } from '../shared/settings.ts';
import { Families, familyId } from './family.model.ts';
import { isActivated } from './family-mail.ts';

const LINK_MS = 2 * 60_000;

export type ViewEnd = 'fermée par l’agent' | 'durée écoulée';

export interface FamilyView {
  campaign: number;
  matricule: Matricule;
  agent: AgentCode;
}

/**
 * @returns the portal's address that opens the view, good once for two minutes.
 * @throws Refusal INTROUVABLE (404), VUE_IMPOSSIBLE (409), DROIT_MANQUANT (403).
 */
export async function askFamilyView(act: Act, of: { campaign: number; matricule: Matricule }): Promise<{ link: string }> {
  await requireRight(act, 'families.view');
  const id = familyId(of.campaign, of.matricule);
  if (!(await Families.exists({ _id: id }))) throw refuse('INTROUVABLE');
  if (!(await isActivated(id))) throw refuse('VUE_IMPOSSIBLE');
  const token = await inTransaction((session) =>
    issueToken(session, {
      purpose: 'family-view',
      subject: `view:${act.author.id}:${id}`,
      expiresAt: new Date(act.at.getTime() + LINK_MS),
    }),
  );
  return { link: `${settings().portalUrl}/famille/vue/${token}` };
}

/** Uses the token up and records the start. @returns whose session to open. @throws Refusal LIEN_PERIME (410), DROIT_MANQUANT (403). */
export function startFamilyView(at: Date, token: string): Promise<FamilyView & { subject: string }> {
  return inTransaction(async (session) => {
    const [, agent, year, matricule] = (await useToken(session, 'family-view', token, at)).split(':') as [string, string, string, string];
    const act: Act = { author: { kind: 'agent', id: agent }, at };
    await requireRight(act, 'families.view');
    const view = { campaign: Number(year), matricule, agent };
    await record(session, act, 'family.viewStarted', view, { minutes: VIEW_MS / 60_000 });
    return { ...view, subject: agentSubject(agent) };
  });
}

/** Ends a view, and says why in the journal. Ending it twice changes nothing. */
export const endFamilyView = (act: Act, sessionId: string, reason: ViewEnd): Promise<void> => end(act, sessionKey(sessionId), reason);

/** The worker's round: records the end of views whose time is over. */
export async function endLapsedViews(at: Date): Promise<void> {
  for (const { _id } of await lapsedViews()) await end({ author: system('horloge'), at }, _id, 'durée écoulée');
}

async function end(act: Act, key: string, reason: ViewEnd): Promise<void> {
  await inTransaction(async (session) => {
    const ended = await takeView(session, key);
    if (ended) await record(session, act, 'family.viewEnded', ended.data as unknown as FamilyView, { reason });
  });
}

const record = (session: Session, act: Act, kind: string, { campaign, matricule, agent }: FamilyView, more: object): Promise<void> =>
  recordEvent(session, act, { kind, object: { type: 'family', id: familyId(campaign, matricule) }, campaign, after: { agent, ...more } });
