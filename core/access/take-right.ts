import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { type Agent, Agents } from './access.model.ts';
import { holdAgentsRight, leaveOneHolder, notActive } from './agent-guards.ts';
import { renewStamp } from './credentials.ts';
import { inOrder, readRight } from './rights.rules.ts';
import { agentSubject } from './subject.ts';

/**
 * Takes one right back from another active agent (R-AGT-03); taking it twice changes nothing. Its open sessions end.
 * @returns its rights from now on. @throws Refusal DROIT_MANQUANT, DROITS_A_SOI (403), DERNIER_GESTIONNAIRE (409),
 * DROIT_INCONNU (422), AGENT_ABSENT (404), AGENT_INACTIF (409).
 */
export async function takeRight(act: Act, wanted: { code: AgentCode; right: string }): Promise<Agent['rights']> {
  const right = readRight(wanted.right);
  const { code } = wanted;
  return inTransaction(async (session) => {
    await (right === 'agents' ? leaveOneHolder : holdAgentsRight)(session, act, code);
    const before = await Agents.findOneAndUpdate({ _id: code, active: true }, { $pull: { rights: right } }, { session }).lean<Agent>();
    if (!before) throw await notActive(code);
    if (!before.rights.includes(right)) return inOrder(before.rights);
    await renewStamp(session, agentSubject(code));
    await recordEvent(session, act, {
      kind: 'agent.rightTaken',
      object: { type: 'agent', id: code },
      campaign: null,
      before: { right },
      after: { right: null },
    });
    return inOrder(before.rights.filter((each) => each !== right));
  });
}
