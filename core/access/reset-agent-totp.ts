import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { holdAgentsRight } from './agent-guards.ts';
import { renewStamp } from './credentials.ts';
import { forgetFailures } from './login-attempts.ts';
import { agentSubject } from './subject.ts';
import { Totps } from './totp.model.ts';

/**
 * Takes the second factor of another agent away: its device and its recovery codes are lost. Its sessions end.
 * @throws Refusal DROIT_MANQUANT, DROITS_A_SOI (403), DOUBLE_AUTH_ETAT (409) when there is none.
 */
export function resetAgentTotp(act: Act, code: AgentCode): Promise<void> {
  const subject = agentSubject(code);
  return inTransaction(async (session) => {
    await holdAgentsRight(session, act, code);
    const { deletedCount } = await Totps.deleteOne({ _id: subject, secret: { $type: 'string' } }, { session });
    if (deletedCount === 0) throw refuse('DOUBLE_AUTH_ETAT');
    await forgetFailures(`agent-totp:${code}`, session);
    await renewStamp(session, subject);
    await recordEvent(session, act, { kind: 'agent.totpReset', object: { type: 'agent', id: code }, campaign: null });
  });
}
