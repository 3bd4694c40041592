import type { Guidebook } from '../tutorial.ts';
import { AGENT_FILES } from './files.ts';
import { AGENT_MONEY } from './money.ts';
import { AGENT_PEOPLE } from './people.ts';

const [logIn, load, close] = AGENT_FILES;

export const AGENTS: Guidebook = {
  audience: 'agents',
  title: 'Agents de la Caf : charger, suivre, payer',
  lead: 'Ce que vous voyez dépend de vos droits. Les images viennent des vrais écrans ; les personnes et les clubs sont inventés.',
  // In the order of the year: the close comes last.
  tutorials: [logIn!, load!, ...AGENT_PEOPLE, ...AGENT_MONEY, close!],
};
