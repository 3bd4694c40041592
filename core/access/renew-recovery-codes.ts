import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { agentSubject } from './subject.ts';
import { Totps } from './totp.model.ts';
import { useAgentCode } from './use-agent-code.ts';

/** New recovery codes against a code of the device; the older ones are worth nothing. @returns them, to show once. @throws Refusal as useAgentCode. */
export async function renewRecoveryCodes(act: Act, { code, typed }: { code: AgentCode; typed: string }): Promise<string[]> {
  const { codes, kept } = await newRecoveryCodes();
  await useAgentCode({ code, typed, at: act.at }, async (session) => {
    await Totps.updateOne({ _id: agentSubject(code) }, { $set: { recovery: kept } }, { session });
    await recordEvent(session, act, { kind: 'agent.recoveryCodesRenewed', object: { type: 'agent', id: code }, campaign: null });
  });
  return codes;
}
