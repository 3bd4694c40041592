/** One password check under the lock: the same for families, partners and agents (R-FAM-03). */
import { inTransaction } from '../shared/database.ts';
import { Refusal } from '../shared/refusals.ts';
import { type Credential, Credentials } from './access.model.ts';
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
 * A frozen account still opens with a mailed password: asking for one lifts the freeze (R-FAM-03).
 * @returns whether it must be changed now. @throws `wrong()`, or Refusal COMPTE_GELE (423).
 */
export async function checkPassword(check: PasswordCheck): Promise<{ mustChange: boolean }> {
  const count = countAttempt(check.identifier, check.at);
  const fifth = await count.catch((frozen: unknown) => thawByMail(check, frozen));
  if (fifth === 'thawed') return { mustChange: true };
  const credential = check.subject ? await findCredential(check.subject) : null;
  const right = await passwordMatches(check.password, credential?.hash ?? null);
  const provisional = credential ? goodProvisional(credential, check.at) : null;
  const rightProvisional = !right && provisional ? await passwordMatches(check.password, provisional.hash) : false;
  if (!credential || !(right || rightProvisional)) throw fifth ?? check.wrong();
  if (rightProvisional && provisional) await adoptProvisional(credential._id, provisional.hash);
  await forgetFailures(check.identifier);
  return { mustChange: credential.mustChange || rightProvisional };
}

/** While frozen: five tries at the mailed password, on a count of their own, the same for known and unknown. @throws what froze it. */
async function thawByMail({ identifier, subject, password, at }: PasswordCheck, frozen: unknown): Promise<'thawed'> {
  if (!(frozen instanceof Refusal)) throw frozen;
  const counted = `${identifier}:mailed`;
  await countAttempt(counted, at);
  const credential = subject ? await findCredential(subject) : null;
  const provisional = credential ? goodProvisional(credential, at) : null;
  if (!(await passwordMatches(password, provisional?.hash ?? null)) || !credential || !provisional) throw frozen;
  await adoptProvisional(credential._id, provisional.hash);
  await forgetFailures(identifier);
  await forgetFailures(counted);
  return 'thawed';
}

const goodProvisional = ({ provisional }: Credential, at: Date): Credential['provisional'] =>
  provisional && provisional.expiresAt > at ? provisional : null;

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
