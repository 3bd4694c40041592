import type { Act } from '../shared/author.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { chooseAgentPassword } from './choose-agent-password.ts';
import { findCredential, passwordMatches } from './credentials.ts';
import { agentSubject } from './subject.ts';
import { countTry } from './throttle.ts';

/**
 * An agent changes its own password and knows the present one. Every older session ends.
 * @throws Refusal ANCIEN_MOT_DE_PASSE_FAUX, MOT_DE_PASSE_*, CONFIRMATION_DIFFERENTE (422), TROP_D_ESSAIS (429).
 */
export async function changeAgentPassword(
  act: Act,
  typed: { code: AgentCode; ancien: string; motDePasse: string; confirmation: string },
): Promise<void> {
  const subject = agentSubject(typed.code);
  await countTry(act.at, `password-change:${subject}`, { max: 10, minutes: 60 });
  const known = (await findCredential(subject))?.hash ?? null;
  if (!(await passwordMatches(typed.ancien, known))) throw refuse('ANCIEN_MOT_DE_PASSE_FAUX', {}, { field: 'ancien' });
  await chooseAgentPassword(act, typed);
}
