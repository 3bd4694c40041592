/** What the page of one agent shows: who, rights, and the history of both (R-AGT-04). */
import type { Agent } from '#core/access/access.model.ts';
import { findAgent } from '#core/access/find-agent.ts';
import { findTotp } from '#core/access/find-totp.ts';
import { inOrder, RIGHT_LABELS } from '#core/access/rights.rules.ts';
import { findEvents } from '#core/audit/find-events.ts';
import type { AgentCode } from '#core/shared/identifiers.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { AgentView } from '../access/agent-view.ts';
import { PROFILE_LABELS } from '../sheets/agents.ts';
import { AUDIT_WORDS } from '../sheets/audit-words.ts';
import { instant } from '../sheets/format.ts';
import { writtenEvents } from './written-events.ts';

const HISTORY = 50;
const LOGINS = 10;
const LOGIN = 'agent.loggedIn';
/** Its logins have a list of their own. */
const KINDS = Object.keys(AUDIT_WORDS).filter((kind) => kind.startsWith('agent.') && kind !== LOGIN);

/** @throws Refusal AGENT_ABSENT (404). */
export async function agentFacts(code: AgentCode, viewer: AgentView): Promise<object> {
  const agent = await findAgent(code);
  if (!agent) throw refuse('AGENT_ABSENT', { code });
  const [totp, logins, { events, next }] = await Promise.all([
    findTotp(code),
    lastLogins(code),
    findEvents({ objectType: 'agent', objects: [code], kinds: KINDS }, { size: HISTORY }),
  ]);
  return {
    ...whoIs(agent),
    own: viewer.code === code,
    secondFactor: totp.enabled,
    lastLogin: logins[0]?.at ?? null,
    history: await writtenEvents(events, viewer),
    more: next !== null,
  };
}

const whoIs = (agent: Agent) => ({
  code: agent._id,
  name: `${agent.firstName} ${agent.lastName}`,
  lastName: agent.lastName,
  firstName: agent.firstName,
  mail: agent.mail,
  profile: agent.profile,
  profileLabel: PROFILE_LABELS[agent.profile] ?? agent.profile,
  rights: inOrder(agent.rights).map((right) => ({ right, label: RIGHT_LABELS[right] })),
  active: agent.active,
  createdAt: instant(agent.createdAt),
  version: String(agent.version),
});

/** The latest logins of an agent, newest first: when, and with which second step. */
export async function lastLogins(code: AgentCode): Promise<{ at: string; second: string }[]> {
  const { events } = await findEvents({ kinds: [LOGIN], author: code }, { size: LOGINS });
  return events.map(({ at, after }) => ({ at: instant(at), second: SECOND_STEPS[String(after?.code)] ?? 'Mot de passe seul' }));
}

const SECOND_STEPS: Record<string, string> = { application: 'Mot de passe et code', secours: 'Mot de passe et code de secours' };
