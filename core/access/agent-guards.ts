/**
 * What every change to an agent stands on (R-AGT-03, R-AGT-04): nobody acts on oneself, who acts still holds « agents »,
 * and one active holder is always left. A read would protect nothing: the holder who vouches is written to,
 * so that two gestionnaires who remove each other at the same instant conflict, and one of them is refused.
 */
import type { Act } from '../shared/author.ts';
import type { Session } from '../shared/database.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { Agents } from './access.model.ts';
import { findAgent } from './find-agent.ts';

/**
 * In the transaction of the change: the agent who acts is another one, active, and holds « agents ».
 * The application itself ("system") needs no right. @throws Refusal DROITS_A_SOI, DROIT_MANQUANT (403).
 */
export async function holdAgentsRight(session: Session, { author }: Act, target: AgentCode): Promise<void> {
  if (author.kind === 'system') return;
  if (author.kind !== 'agent') throw refuse('DROIT_MANQUANT');
  if (author.id === target) throw refuse('DROITS_A_SOI');
  if (!(await vouch(session, author.id))) throw refuse('DROIT_MANQUANT');
}

/** The same for a change that takes « agents » away: somebody else keeps it. @throws Refusal DERNIER_GESTIONNAIRE (409) as well. */
export async function leaveOneHolder(session: Session, act: Act, target: AgentCode): Promise<void> {
  await holdAgentsRight(session, act, target);
  if (act.author.kind === 'system' && !(await vouch(session, { $ne: target }))) throw refuse('DERNIER_GESTIONNAIRE');
}

async function vouch(session: Session, who: AgentCode | { $ne: AgentCode }): Promise<boolean> {
  const holder = { _id: who, active: true, rights: 'agents' } as const;
  const { matchedCount } = await Agents.updateOne(holder, { $inc: { vouched: 1 } }, { session });
  return matchedCount === 1;
}

/** Why a write on an active agent matched nothing. */
export async function notActive(code: AgentCode): Promise<Refusal> {
  return (await findAgent(code)) ? refuse('AGENT_INACTIF') : refuse('AGENT_ABSENT', { code });
}
