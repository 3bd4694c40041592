import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { findCredential, hashPassword, passwordMatches, setPassword } from './credentials.ts';
import { findAgent } from './find-agent.ts';
import { refuseUnlessGood } from './password.rules.ts';
import { agentSubject } from './subject.ts';

/**
 * An agent chooses a password of its own after the mailed one (R-AGT-02). Every older session ends.
 * @throws Refusal MOT_DE_PASSE_* and CONFIRMATION_DIFFERENTE (422).
 */
export async function chooseAgentPassword(act: Act, typed: { code: AgentCode; motDePasse: string; confirmation: string }): Promise<void> {
  const agent = await findAgent(typed.code);
  if (!agent?.active) throw refuse('DROIT_MANQUANT');
  refuseUnlessGood(typed.motDePasse, typed.confirmation, [agent.mail, agent.lastName, agent.firstName, agent._id]);
  const subject = agentSubject(agent._id);
  if (await passwordMatches(typed.motDePasse, (await findCredential(subject))?.hash ?? null))
    throw refuse('MOT_DE_PASSE_REPRIS', {}, { field: 'motDePasse' });
  const hash = await hashPassword(typed.motDePasse);
  await inTransaction(async (session) => {
    await setPassword(session, subject, hash, act.at);
    await recordEvent(session, act, { kind: 'agent.passwordChosen', object: { type: 'agent', id: agent._id }, campaign: null });
  });
}
