import { chooseAgentPassword } from '#core/access/choose-agent-password.ts';
import { createAgent } from '#core/access/create-agent.ts';
import { loginAgent } from '#core/access/login-agent.ts';
import { type Act, type Author, system } from '#core/shared/author.ts';
import { DEMO_PASSWORD, type DemoAccount } from './demo-accounts.ts';

/** One agent of each profile; codes far from those a person would try first. */
const AGENTS = [
  { code: 'P0910911', mail: 'camille.le-goff@caf91.example', lastName: 'Le Goff', firstName: 'Camille', profile: 'gestionnaire' },
  { code: 'P0911911', mail: 'idriss.ndiaye@caf91.example', lastName: 'N’Diaye', firstName: 'Idriss', profile: 'operateur' },
  { code: 'P0912911', mail: 'helene.muller@caf91.example', lastName: 'Müller', firstName: 'Hélène', profile: 'verificateur' },
  { code: 'P0913911', mail: 'noe.garcon@caf91.example', lastName: 'Garçon', firstName: 'Noé', profile: 'lecteur' },
] as const;

export const GESTIONNAIRE: Author = { kind: 'agent', id: AGENTS[0].code };
export const OPERATEUR: Author = { kind: 'agent', id: AGENTS[1].code };

/** Creates the agents; the gestionnaire then logs in and chooses the demo password, as everyone does the first day. */
export async function makeAgents(at: Date): Promise<DemoAccount> {
  const act: Act = { author: system('demo'), at };
  const [first] = AGENTS;
  const { password } = await createAgent(act, first);
  for (const agent of AGENTS.slice(1)) await createAgent(act, agent);
  await loginAgent(act, { code: first.code, mail: first.mail, motDePasse: password });
  const chosen = { code: first.code, motDePasse: DEMO_PASSWORD, confirmation: DEMO_PASSWORD };
  await chooseAgentPassword({ author: GESTIONNAIRE, at }, chosen);
  return { account: 'Agent gestionnaire', code: first.code, mail: first.mail, password: DEMO_PASSWORD };
}
