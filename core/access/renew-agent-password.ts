import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { type Agent, Agents } from './access.model.ts';
import { holdAgentsRight, notActive } from './agent-guards.ts';
import { mailAgentPassword } from './mail-agent-password.ts';

/**
 * Mails another agent a new random password, to be changed at login; the old one stays good until it is used (R-AGT-02).
 * @returns where it was sent. @throws Refusal DROIT_MANQUANT, DROITS_A_SOI (403), AGENT_ABSENT (404), AGENT_INACTIF (409).
 */
export function renewAgentPassword(act: Act, code: AgentCode): Promise<{ mail: string }> {
  return inTransaction(async (session) => {
    await holdAgentsRight(session, act, code);
    // Written to, so that a deactivation at the same instant is not overlooked.
    const agent = await Agents.findOneAndUpdate({ _id: code, active: true }, { $inc: { vouched: 1 } }, { session }).lean<Agent>();
    if (!agent) throw await notActive(code);
    await mailAgentPassword(session, act, agent, false);
    await recordEvent(session, act, { kind: 'agent.passwordRenewed', object: { type: 'agent', id: code }, campaign: null });
    return { mail: agent.mail };
  });
}
