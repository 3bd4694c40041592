import { findCredential, hashPassword, randomPassword, setProvisional } from '../../access/credentials.ts';
import { partnerSubject } from '../../access/subject.ts';
import { countTry } from '../../access/throttle.ts';
import type { Act } from '../../shared/author.ts';
import type { Session } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { postLetter } from '../../shared/post-letter.ts';
import { settings } from '../../shared/settings.ts';
import type { Partner, PartnerUser } from '../partner.model.ts';

/** So that the service cannot be used to fill somebody's mailbox. */
const MOST_INVITATIONS = { max: 30, minutes: 60 };
const GOOD_FOR_MS = 24 * 3_600_000;

interface Wish {
  mail: string;
  partner: Partner;
  /** The person who invites, as the mail names it. */
  by: string;
}

/**
 * An invitation by mail with a provisional password, good for 24 h; none for a mail that has a password already: it serves another partner too.
 * @returns what writes and mails it: hashing is slow and stays out of the transaction, which may run twice. @throws Refusal TROP_D_ESSAIS (429).
 */
export async function invitation(act: Act, { mail, partner, by }: Wish): Promise<(session: Session, user: PartnerUser) => Promise<void>> {
  await countTry(act.at, `partner-invite:${partner._id}`, MOST_INVITATIONS);
  const subject = partnerSubject(mail);
  const password = (await findCredential(subject))?.hash ? null : randomPassword();
  const hash = password === null ? null : await hashPassword(password);
  const id = `partner-invitation:${newId()}`;
  return async (session, user) => {
    if (hash !== null) await setProvisional(session, subject, { hash, expiresAt: new Date(act.at.getTime() + GOOD_FOR_MS) }, act.at);
    const link = `${settings().portalUrl}/partenaire/connexion`;
    const data = { firstName: user.firstName, name: partner.name, by, identifiant: partner.identifiant, mail: user.mail, password, link };
    await postLetter(session, act, { id, letter: { kind: 'partner-invitation', data }, to: user.mail, about: partner._id, campaign: null });
  };
}
