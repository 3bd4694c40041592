/** One person, one mail, one password, whatever the number of partners: the credential hangs on the first of the mail's users. */
import { partnerSubject } from '../access/subject.ts';
import { type PartnerUser, PartnerUsers } from './partner.model.ts';

/** Id of the user that carries the password of all users of one mail: the smallest, stable while it exists. */
export const passwordOwner = (users: readonly Pick<PartnerUser, '_id'>[]): string => users.map((each) => each._id).sort()[0]!;

/** Whose password the users of a mail have: what their sessions hang on. Null when nobody active has this mail. */
export async function partnerCredentialSubject(mail: string): Promise<string | null> {
  const users = await PartnerUsers.find({ mail, active: true }, { _id: 1 }).lean<PartnerUser[]>();
  return users.length > 0 ? partnerSubject(passwordOwner(users)) : null;
}
