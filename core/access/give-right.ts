import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { type Agent, Agents } from './access.model.ts';
import { holdAgentsRight, notActive } from './agent-guards.ts';
import { renewStamp } from './credentials.ts';
import { inOrder, readRight } from './rights.rules.ts';
import { agentSubject } from './subject.ts';

/**
 * Gives one right to another active agent (R-AGT-03); giving it twice changes nothing. Its open sessions end.
 * @returns its rights from now on. @throws Refusal DROIT_MANQUANT, DROITS_A_SOI (403), DROIT_INCONNU (422), AGENT_ABSENT (404), AGENT_INACTIF (409).
 */
export async function giveRight(act: Act, wanted: { code: AgentCode; right: string }): Promise<Agent['rights']> {
  const right = readRight(wanted.right);
  const { code } = wanted;
  return inTransaction(async (session) => {
    await holdAgentsRight(session, act, code);
    const before = await Agents.findOneAndUpdate({ _id: code, active: true }, { $addToSet: { rights: right } }, { session }).lean<Agent>();
    if (!before) throw await notActive(code);
    if (before.rights.includes(right)) return inOrder(before.rights);
    const rights = inOrder([...before.rights, right]);
    await renewStamp(session, agentSubject(code));
    await recordEvent(session, act, {
      kind: 'agent.rightGiven',
      object: { type: 'agent', id: code },
      campaign: null,
      before: { right: null },
      after: { right },
    });
    return rights;
  });
}
