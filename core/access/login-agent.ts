import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { type AgentCode, readAgentCode, readMail } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { checkPassword } from './check-password.ts';
import { findAgent } from './find-agent.ts';
import { agentSubject } from './subject.ts';

/**
 * Login by code, mail and password, all three (R-AGT-02, CCTP scenario 3.b).
 * @returns the code, and whether the mailed password must be changed first.
 * @throws Refusal IDENTIFIANTS_AGENT_FAUX (422), COMPTE_GELE (423).
 */
export async function loginAgent(
  act: Act,
  typed: { code: string; mail: string; motDePasse: string },
): Promise<{ code: AgentCode; mustChange: boolean }> {
  const code = readAgentCode(typed.code);
  const agent = code ? await findAgent(code) : null;
  const known = agent?.active === true && agent.mail === readMail(typed.mail);
  const { mustChange } = await checkPassword({
    identifier: `agent:${code ?? typed.code.trim().slice(0, 40).toUpperCase()}`,
    subject: known ? agentSubject(agent._id) : null,
    password: typed.motDePasse,
    at: act.at,
    wrong: () => refuse('IDENTIFIANTS_AGENT_FAUX', {}, { field: 'motDePasse' }),
  });
  await inTransaction((session) =>
    recordEvent(
      session,
      { ...act, author: { kind: 'agent', id: agent!._id } },
      { kind: 'agent.loggedIn', object: { type: 'agent', id: agent!._id }, campaign: null },
    ),
  );
  return { code: agent!._id, mustChange };
}
