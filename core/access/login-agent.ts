import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { type AgentCode, readAgentCode, readMail } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { checkPassword } from './check-password.ts';
import { findAgent } from './find-agent.ts';
import { findTotp } from './find-totp.ts';
import { agentSubject } from './subject.ts';
import { type CodeKind, useAgentCode } from './use-agent-code.ts';

/**
 * Login by code, mail and password, all three (R-AGT-02, CCTP scenario 3.b).
 * @returns the code, whether the mailed password must be changed first, and whether a code of the device is still to come:
 * then nobody is logged in before `finishLogin`.
 * @throws Refusal IDENTIFIANTS_AGENT_FAUX (422), COMPTE_GELE (423).
 */
export async function loginAgent(
  act: Act,
  typed: { code: string; mail: string; motDePasse: string },
): Promise<{ code: AgentCode; mustChange: boolean; needsCode: boolean }> {
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
  const needsCode = (await findTotp(agent!._id)).enabled;
  if (!needsCode) await inTransaction((session) => recordLogin(session, act, agent!._id));
  return { code: agent!._id, mustChange, needsCode };
}

/**
 * Second step of the login: a code of the device, or a recovery code (ASVS 6.3.3). The caller knows who gave the right password.
 * @throws Refusal CODE_FAUX (422), CODE_GELE (423), DROIT_MANQUANT (403) when the agent was deactivated meanwhile.
 */
export async function finishLogin(act: Act, { code, typed }: { code: AgentCode; typed: string }): Promise<void> {
  if (!(await findAgent(code))?.active) throw refuse('DROIT_MANQUANT');
  await useAgentCode({ code, typed, at: act.at }, (session, kind) => recordLogin(session, act, code, kind));
}

function recordLogin(session: Session, act: Act, code: AgentCode, kind?: CodeKind): Promise<void> {
  return recordEvent(
    session,
    { ...act, author: { kind: 'agent', id: code } },
    { kind: 'agent.loggedIn', object: { type: 'agent', id: code }, campaign: null, ...(kind ? { after: { code: kind } } : {}) },
  );
}
