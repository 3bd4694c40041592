/** An agent comes and goes (R-AGT-04): its code and its history stay for ever. */
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { Agents } from './access.model.ts';
import { holdAgentsRight, leaveOneHolder } from './agent-guards.ts';
import { renewStamp } from './credentials.ts';
import { findAgent } from './find-agent.ts';
import { agentSubject } from './subject.ts';

/** @throws Refusal as `reactivateAgent`, and DERNIER_GESTIONNAIRE (409). */
export const deactivateAgent = (act: Act, code: AgentCode): Promise<void> => change(act, code, false);

/** It comes back with the rights it had. @throws Refusal DROIT_MANQUANT, DROITS_A_SOI (403), AGENT_ABSENT (404), AGENT_DEJA (409). */
export const reactivateAgent = (act: Act, code: AgentCode): Promise<void> => change(act, code, true);

function change(act: Act, code: AgentCode, active: boolean): Promise<void> {
  return inTransaction(async (session) => {
    await (active ? holdAgentsRight : leaveOneHolder)(session, act, code);
    const { matchedCount } = await Agents.updateOne({ _id: code, active: !active }, { $set: { active } }, { session });
    if (matchedCount === 0) throw await refusalOf(code);
    await renewStamp(session, agentSubject(code));
    await recordEvent(session, act, {
      kind: active ? 'agent.reactivated' : 'agent.deactivated',
      object: { type: 'agent', id: code },
      campaign: null,
      before: { active: !active },
      after: { active },
    });
  });
}

async function refusalOf(code: AgentCode) {
  const agent = await findAgent(code);
  return agent ? refuse('AGENT_DEJA', { state: agent.active ? 'actif' : 'désactivé' }) : refuse('AGENT_ABSENT', { code });
}
