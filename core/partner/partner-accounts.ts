import { Credentials, type Credential, type LoginAttempt, LoginAttempts } from '../access/access.model.ts';
import { partnerSubject } from '../access/subject.ts';
import { partnerIdentifier } from './login-partner.ts';
import { type PartnerUser, PartnerUsers } from './partner.model.ts';

export interface PartnerAccount extends PartnerUser {
  /** A password was chosen once. */
  hasPassword: boolean;
  /** A mailed password waits to be used until then. */
  provisionalUntil: Date | null;
  /** Locked after five wrong passwords (R-FAM-03). */
  lockedUntil: Date | null;
}

/** The people of a partner and how their access stands, for agents; nothing secret. */
export async function partnerAccounts(partnerId: string, at: Date): Promise<PartnerAccount[]> {
  const users = await PartnerUsers.find({ partnerId }).sort({ role: -1, mail: 1 }).lean<PartnerUser[]>();
  const [credentials, attempts] = await Promise.all([
    Credentials.find({ _id: { $in: users.map(({ mail }) => partnerSubject(mail)) } }, { provisional: 1, hash: 1 }).lean<Credential[]>(),
    LoginAttempts.find({ _id: { $in: users.map(({ mail }) => partnerIdentifier(mail)) } }).lean<LoginAttempt[]>(),
  ]);
  return users.map((user) => {
    const credential = credentials.find(({ _id }) => _id === partnerSubject(user.mail));
    const lock = attempts.find(({ _id }) => _id === partnerIdentifier(user.mail))?.lockedUntil ?? null;
    const until = credential?.provisional?.expiresAt ?? null;
    return {
      ...user,
      hasPassword: Boolean(credential?.hash),
      provisionalUntil: until && until > at ? until : null,
      lockedUntil: lock && lock > at ? lock : null,
    };
  });
}
