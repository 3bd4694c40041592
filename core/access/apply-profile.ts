import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { type Agent, Agents } from './access.model.ts';
import { leaveOneHolder, notActive } from './agent-guards.ts';
import { renewStamp } from './credentials.ts';
import { inOrder, isProfile, PROFILES } from './rights.rules.ts';
import { agentSubject } from './subject.ts';

/**
 * Gives another active agent the rights of a profile, those and no other: a starting point (R-AGT-03). Its open sessions end.
 * @returns its rights from now on. @throws Refusal PROFIL_INCONNU (422), and those of takeRight.
 */
export async function applyProfile(act: Act, wanted: { code: AgentCode; profile: string }): Promise<Agent['rights']> {
  const { code, profile } = wanted;
  if (!isProfile(profile)) throw refuse('PROFIL_INCONNU', {}, { field: 'profil' });
  const rights = inOrder(PROFILES[profile]);
  return inTransaction(async (session) => {
    await leaveOneHolder(session, act, code);
    const before = await Agents.findOneAndUpdate({ _id: code, active: true }, { $set: { profile, rights } }, { session }).lean<Agent>();
    if (!before) throw await notActive(code);
    await renewStamp(session, agentSubject(code));
    await recordEvent(session, act, {
      kind: 'agent.profileApplied',
      object: { type: 'agent', id: code },
      campaign: null,
      before: { profile: before.profile, rights: inOrder(before.rights) },
      after: { profile, rights },
    });
    return rights;
  });
}
