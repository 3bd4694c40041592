import { hashPassword, randomPassword, setProvisional } from '../access/credentials.ts';
import { partnerSubject } from '../access/subject.ts';
import type { Act } from '../shared/author.ts';
import type { Session } from '../shared/database.ts';
import { newId } from '../shared/identifiers.ts';
import { postLetter } from '../shared/post-letter.ts';
import { settings } from '../shared/settings.ts';
import type { Partner, PartnerUser } from './partner.model.ts';

const GOOD_FOR_MS = 24 * 3_600_000;

/**
 * Makes a provisional password, good for 24 h, the old one staying good until it is used (R-PAR-09).
 * @returns what writes and mails it: hashing is slow and stays out of the transaction, which may run twice.
 */
export async function provisionalPassword(act: Act, user: PartnerUser, partner: Partner): Promise<(session: Session) => Promise<void>> {
  const password = randomPassword();
  const provisional = { hash: await hashPassword(password), expiresAt: new Date(act.at.getTime() + GOOD_FOR_MS) };
  const id = `partner-password:${user._id}:${newId()}`;
  return async (session) => {
    await setProvisional(session, partnerSubject(user.mail), provisional, act.at);
    await postLetter(session, act, {
      id,
      letter: { kind: 'partner-password', data: { name: partner.name, password, link: `${settings().portalUrl}/partenaire/connexion` } },
      to: user.mail,
      about: partner._id,
      campaign: null,
    });
  };
}
