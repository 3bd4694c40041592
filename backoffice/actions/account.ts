/** The agent's own account: password, second factor, last logins. Every agent has it; nobody has another's. */
import { changeAgentPassword } from '#core/access/change-agent-password.ts';
import { findAgent } from '#core/access/find-agent.ts';
import { findTotp } from '#core/access/find-totp.ts';
import { RIGHT_LABELS } from '#core/access/rights.rules.ts';
import { settings } from '#core/shared/settings.ts';
import { openAgentSession } from '../access/agent-session.ts';
import { PROFILE_LABELS } from '../sheets/agents.ts';
import { lastLogins } from './agent-facts.ts';
import { bodyText, type DeskRequest, type DeskRoute } from './route.ts';

async function show({ agent }: DeskRequest): Promise<object> {
  const [own, totp, logins] = await Promise.all([findAgent(agent.code), findTotp(agent.code), lastLogins(agent.code)]);
  return {
    code: agent.code,
    name: `${agent.firstName} ${agent.lastName}`,
    mail: own!.mail,
    profile: PROFILE_LABELS[own!.profile] ?? own!.profile,
    rights: agent.rights.map((right) => RIGHT_LABELS[right]),
    secondFactor: totp.enabled,
    recoveryLeft: totp.recoveryLeft,
    compulsory: settings().agentTotp === 'required',
    logins,
  };
}

/** The session that changed it goes on under a new id; the others are dead. */
async function changePassword({ act, agent, req }: DeskRequest): Promise<object> {
  await changeAgentPassword(act, {
    code: agent.code,
    ancien: bodyText(req, 'ancien'),
    motDePasse: bodyText(req, 'motDePasse'),
    confirmation: bodyText(req, 'confirmation'),
  });
  await openAgentSession(req, agent.code);
  return {};
}

export const accountRoutes: DeskRoute[] = [
  { method: 'get', path: '/mon-compte', right: 'any-agent', run: show },
  { method: 'post', path: '/mon-compte/mot-de-passe', right: 'any-agent', run: changePassword },
];
