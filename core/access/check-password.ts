/** One password check under the lock: the same for families, partners and agents (R-FAM-03). */
import { inTransaction } from '../shared/database.ts';
import type { Refusal } from '../shared/refusals.ts';
import { Credentials } from './access.model.ts';
import { findCredential, passwordMatches, renewStamp } from './credentials.ts';
import { countAttempt, forgetFailures } from './login-attempts.ts';

export interface PasswordCheck {
  /** What the lock counts, known or not: "family:mail", "partner:mail", "agent:code". */
  identifier: string;
  /** Null when nobody has this identifier: same time, same answer. */
  subject: string | null;
  password: string;
  at: Date;
  /** What a wrong password is answered. */
  wrong: () => Refusal;
}

/**
 * Counts the attempt, then checks the password or the provisional one.
 * @returns whether it must be changed now. @throws `wrong()`, or Refusal COMPTE_GELE (423).
 */
export async function checkPassword(check: PasswordCheck): Promise<{ mustChange: boolean }> {
  const fifth = await countAttempt(check.identifier, check.at);
  const credential = check.subject ? await findCredential(check.subject) : null;
  const right = await passwordMatches(check.password, credential?.hash ?? null);
  const provisional = credential?.provisional && credential.provisional.expiresAt > check.at ? credential.provisional : null;
  const rightProvisional = !right && provisional ? await passwordMatches(check.password, provisional.hash) : false;
  if (!credential || !(right || rightProvisional)) throw fifth ?? check.wrong();
  if (rightProvisional && provisional) await adoptProvisional(credential._id, provisional.hash);
  await forgetFailures(check.identifier);
  return { mustChange: credential.mustChange || rightProvisional };
}

/** Used once, the provisional password is the only one, and must be changed; older sessions end. */
async function adoptProvisional(subject: string, hash: string): Promise<void> {
  await inTransaction(async (session) => {
    await Credentials.updateOne(
      { _id: subject, 'provisional.hash': hash },
      { $set: { hash, provisional: null, mustChange: true } },
      { session },
    );
    await renewStamp(session, subject);
  });
}
