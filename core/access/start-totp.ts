import { Secret } from 'otpauth';
import type { AgentCode } from '../shared/identifiers.ts';
import { inTransaction, isDuplicate } from '../shared/database.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { refuse } from '../shared/refusals.ts';
import { agentSubject } from './subject.ts';
import { Totps } from './totp.model.ts';

/** 160 random bits, as long as SHA-1 (RFC 4226). */
const newSecret = (): string => new Secret({ size: 20 }).base32;

/**
 * An agent starts its enrolment: a new secret waits to be proved (confirmTotp). Starting again gives another one.
 * @throws Refusal DOUBLE_AUTH_ETAT (409) when it is enrolled already.
 */
export async function startTotp(act: Act, code: AgentCode): Promise<void> {
  try {
    await inTransaction(async (session) => {
      await Totps.updateOne(
        { _id: agentSubject(code), secret: null },
        { $set: { pending: newSecret() }, $setOnInsert: { lastStep: 0, recovery: [] } },
        { session, upsert: true },
      );
      await recordEvent(session, act, { kind: 'agent.totpStarted', object: { type: 'agent', id: code }, campaign: null });
    });
  } catch (error) {
    throw isDuplicate(error) ? refuse('DOUBLE_AUTH_ETAT') : error;
  }
}
