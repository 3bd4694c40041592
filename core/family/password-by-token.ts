import { setPassword } from '../access/credentials.ts';
import { tokenSubject, useToken } from '../access/token.ts';
import type { TokenPurpose } from '../access/access.model.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { familyOfSubject, hashChosen } from './choose-family-password.ts';
import type { Family } from './family.model.ts';

/** Uses a mailed link up and sets the password chosen with it, in one transaction. A refused password leaves the link good. */
export async function choosePasswordByToken(
  act: Act,
  purpose: TokenPurpose,
  typed: { token: string; motDePasse: string; confirmation: string },
  also: (session: Session, family: Family) => Promise<void>,
): Promise<{ campaign: number; matricule: string }> {
  const family = await familyOfSubject(await tokenSubject(purpose, typed.token, act.at));
  const hash = await hashChosen(family, typed);
  await inTransaction(async (session) => {
    const subject = await useToken(session, purpose, typed.token, act.at);
    await setPassword(session, subject, hash, act.at);
    await also(session, family);
  });
  return { campaign: family.campaign, matricule: family.matricule };
}
