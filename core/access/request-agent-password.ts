import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { readAgentCode, readMail } from '../shared/identifiers.ts';
import { findAgent } from './find-agent.ts';
import { mailAgentPassword } from './mail-agent-password.ts';
import { countTry } from './throttle.ts';

/**
 * Forgotten password by code and mail: a new random one, to be changed again (R-AGT-02). The answer is the same in all cases.
 * @throws Refusal TROP_D_ESSAIS (429).
 */
export async function requestAgentPassword(act: Act, typed: { code: string; mail: string }): Promise<void> {
  const code = readAgentCode(typed.code);
  await countTry(act.at, `agent-password:${code ?? 'unknown'}`, { max: code ? 5 : 200, minutes: 60 });
  const agent = code ? await findAgent(code) : null;
  if (!agent?.active || agent.mail !== readMail(typed.mail)) return;
  await inTransaction(async (session) => {
    await mailAgentPassword(session, act, agent, false);
    await recordEvent(session, act, { kind: 'agent.passwordRequested', object: { type: 'agent', id: agent._id }, campaign: null });
  });
}
