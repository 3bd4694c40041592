/** People who act for a club, with a password they know. */
import { randomUUID } from 'node:crypto';
import { Credentials } from '#core/access/access.model.ts';
import { hashPassword } from '#core/access/credentials.ts';
import { type PartnerUserRole, PartnerUsers } from '#core/partner/partner.model.ts';
import { partnerSubject } from '#core/access/subject.ts';

export const CLUB_PASSWORD = 'Tatami-bleu-91 !';

/** Gives all users of a mail CLUB_PASSWORD. */
export async function aClubPassword(mail: string, password = CLUB_PASSWORD): Promise<void> {
  const subject = partnerSubject(mail);
  const credential = { hash: await hashPassword(password), provisional: null, mustChange: false, stamp: 'premier', changedAt: new Date() };
  await Credentials.collection.replaceOne({ _id: subject } as never, credential as never, { upsert: true });
}

/** One more person for a club; the mail's password must exist already or be given. */
export async function aClubUser(user: {
  partnerId: string;
  mail: string;
  role?: PartnerUserRole;
  firstName?: string;
  lastName?: string;
}): Promise<string> {
  const { partnerId, mail, role = 'tout', firstName = 'Sarah', lastName = 'Cohen' } = user;
  const _id = randomUUID();
  await PartnerUsers.collection.insertOne({ _id, partnerId, mail, firstName, lastName, role, active: true } as never);
  return _id;
}
