import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { realNow } from '../shared/clock.ts';
import { inTransaction } from '../shared/database.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { renewStamp } from './credentials.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { agentSubject } from './subject.ts';
import { type Totp, Totps } from './totp.model.ts';
import { stepOf } from './totp.rules.ts';

/**
 * Ends the enrolment with a code of the device: from now on the login asks for one. Other sessions end.
 * @returns the recovery codes, to show once. @throws Refusal CODE_FAUX (422), DOUBLE_AUTH_ETAT (409).
 */
export async function confirmTotp(act: Act, { code, typed }: { code: AgentCode; typed: string }): Promise<string[]> {
  const subject = agentSubject(code);
  const pending = (await Totps.findById(subject).lean<Totp>())?.pending;
  if (!pending) throw refuse('DOUBLE_AUTH_ETAT');
  const step = stepOf(pending, typed, realNow());
  if (step === null) throw refuse('CODE_FAUX', {}, { field: 'code' });
  const { codes, kept } = await newRecoveryCodes();
  await inTransaction(async (session) => {
    const { matchedCount } = await Totps.updateOne(
      { _id: subject, secret: null, pending },
      { $set: { secret: pending, pending: null, lastStep: step, recovery: kept } },
      { session },
    );
    if (matchedCount === 0) throw refuse('DOUBLE_AUTH_ETAT');
    await renewStamp(session, subject);
    await recordEvent(session, act, { kind: 'agent.totpEnabled', object: { type: 'agent', id: code }, campaign: null });
  });
  return codes;
}
