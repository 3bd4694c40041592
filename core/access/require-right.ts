import type { Act } from '../shared/author.ts';
import { refuse } from '../shared/refusals.ts';
import { findAgent } from './find-agent.ts';
import type { Right } from './rights.rules.ts';

/** Effective at the next request: rights are read each time (R-AGT-03). @throws Refusal DROIT_MANQUANT (403). */
export async function requireRight(act: Act, right: Right): Promise<void> {
  if (act.author.kind === 'system') return;
  const agent = act.author.kind === 'agent' ? await findAgent(act.author.id) : null;
  if (!agent?.active || !agent.rights.includes(right)) throw refuse('DROIT_MANQUANT');
}
