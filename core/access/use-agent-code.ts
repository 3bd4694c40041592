import type { AgentCode } from '../shared/identifiers.ts';
import { realNow } from '../shared/clock.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { countAttempt, forgetFailures } from './login-attempts.ts';
import { recoveryCodeOf } from './recovery-codes.ts';
import { agentSubject } from './subject.ts';
import { type Totp, Totps } from './totp.model.ts';
import { stepOf } from './totp.rules.ts';

/** What a code was: from the device, or one of the recovery codes. */
export type CodeKind = 'application' | 'secours';

export interface TypedCode {
  code: AgentCode;
  typed: string;
  /** Business time, for the lock. */
  at: Date;
}

/**
 * Uses a code of the agent up, then does `work` in the same transaction: of two requests with one code, one passes.
 * Five wrong codes in a row lock the second step for an hour, as passwords do (R-FAM-03), on a count of its own.
 * @throws Refusal CODE_FAUX (422), CODE_GELE (423), DOUBLE_AUTH_ETAT (409) when the agent has no second factor.
 */
export async function useAgentCode<T>(given: TypedCode, work: (session: Session, kind: CodeKind) => Promise<T>): Promise<T> {
  const subject = agentSubject(given.code);
  const identifier = `agent-totp:${given.code}`;
  const totp = await Totps.findById(subject).lean<Totp>();
  if (!totp?.secret) throw refuse('DOUBLE_AUTH_ETAT');
  const fifth = await countAttempt(identifier, given.at, 'CODE_GELE');
  const wrong = fifth ?? refuse('CODE_FAUX', {}, { field: 'code' });
  const used = await usageOf(totp, given.typed);
  if (!used) throw wrong;
  const done = await inTransaction(async (session) => {
    const { matchedCount } = await Totps.updateOne({ _id: subject, ...used.unused }, used.use, { session });
    if (matchedCount === 0) throw wrong;
    return work(session, used.kind);
  });
  await forgetFailures(identifier);
  return done;
}

interface Usage {
  kind: CodeKind;
  /** Filter: nobody used it before. */
  unused: Record<string, unknown>;
  use: Record<string, unknown>;
}

async function usageOf({ secret, recovery }: Totp, typed: string): Promise<Usage | null> {
  const step = stepOf(secret!, typed, realNow());
  if (step !== null) return { kind: 'application', unused: { secret, lastStep: { $lt: step } }, use: { $set: { lastStep: step } } };
  const paper = await recoveryCodeOf(typed, recovery);
  return paper && { kind: 'secours', unused: { secret, 'recovery.hash': paper.hash }, use: { $pull: { recovery: { hash: paper.hash } } } };
}
