import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { settings } from '../shared/settings.ts';
import { renewStamp } from './credentials.ts';
import { agentSubject } from './subject.ts';
import { Totps } from './totp.model.ts';
import { useAgentCode } from './use-agent-code.ts';

/**
 * An agent gives its own second factor up, with one last code. Other sessions end.
 * @throws Refusal DOUBLE_AUTH_OBLIGATOIRE (409) under AGENT_TOTP=required, and those of useAgentCode.
 */
export async function stopTotp(act: Act, { code, typed }: { code: AgentCode; typed: string }): Promise<void> {
  if (settings().agentTotp === 'required') throw refuse('DOUBLE_AUTH_OBLIGATOIRE');
  await useAgentCode({ code, typed, at: act.at }, async (session) => {
    await Totps.deleteOne({ _id: agentSubject(code) }, { session });
    await renewStamp(session, agentSubject(code));
    await recordEvent(session, act, { kind: 'agent.totpStopped', object: { type: 'agent', id: code }, campaign: null });
  });
}
