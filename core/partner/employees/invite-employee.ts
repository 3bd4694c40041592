import { findCredential, hashPassword, randomPassword, setProvisional } from '../../access/credentials.ts';
import { partnerSubject } from '../../access/subject.ts';
import { countTry } from '../../access/throttle.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, insert, isDuplicate, type Session } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { postLetter } from '../../shared/post-letter.ts';
import { refuse } from '../../shared/refusals.ts';
import { settings } from '../../shared/settings.ts';
import { type Partner, type PartnerUser, PartnerUsers } from '../partner.model.ts';
import { readEmployee, type TypedEmployee } from './employee-fields.rules.ts';
import { holdManager } from './hold-manager.ts';

/** So that the service cannot be used to fill somebody's mailbox. */
const MOST_INVITATIONS = { max: 30, minutes: 60 };
const GOOD_FOR_MS = 24 * 3_600_000;

interface Invitation {
  /** Of this invitation: the same person may be invited again. */
  id: string;
  user: PartnerUser;
  partner: Partner;
  /** The person who invites, as the mail names it. */
  by: string;
  /** None for a mail that has a password already: it serves another partner too. */
  password: string | null;
}

/**
 * A partner gives one of its people an account of their own (R-PAR-09), by mail; an account closed before opens again.
 * @param wish `by`: name of the person who invites. @returns the account's id.
 * @throws FormRefusal (422), Refusal EMPLOYE_EXISTE (409), DROIT_MANQUANT (403), TROP_D_ESSAIS (429).
 */
export async function inviteEmployee(act: Act, wish: { partner: Partner; by: string; typed: TypedEmployee }): Promise<{ userId: string }> {
  const facts = readEmployee(wish.typed);
  await countTry(act.at, `partner-invite:${wish.partner._id}`, MOST_INVITATIONS);
  const password = (await findCredential(partnerSubject(facts.mail)))?.hash ? null : randomPassword();
  const hash = password === null ? null : await hashPassword(password);
  const fresh: PartnerUser = { _id: newId(), partnerId: wish.partner._id, ...facts, active: true, closedAt: null };
  try {
    return await inTransaction(async (session) => {
      await holdManager(session, act, wish.partner._id);
      const user = await openSeat(session, fresh);
      if (hash !== null)
        await setProvisional(session, partnerSubject(user.mail), { hash, expiresAt: new Date(act.at.getTime() + GOOD_FOR_MS) }, act.at);
      await post(session, act, { id: fresh._id, user, partner: wish.partner, by: wish.by, password });
      await recordEvent(session, act, {
        kind: 'partner.employeeInvited',
        object: { type: 'partnerUser', id: user._id },
        campaign: null,
        after: { partnerId: user.partnerId, role: user.role },
      });
      return { userId: user._id };
    });
  } catch (error) {
    throw isDuplicate(error) ? refuse('EMPLOYE_EXISTE', {}, { field: 'mail' }) : error;
  }
}

/** Opens again an account that was closed, or makes one; an open one stops at the unique index of mail and partner. */
async function openSeat(session: Session, fresh: PartnerUser): Promise<PartnerUser> {
  const { mail, partnerId, firstName, lastName, role } = fresh;
  const reopened = await PartnerUsers.findOneAndUpdate(
    { mail, partnerId, active: false },
    { $set: { firstName, lastName, role, active: true, closedAt: null }, $inc: { version: 1 } },
    { session, returnDocument: 'after' },
  ).lean<PartnerUser>();
  if (reopened) return reopened;
  await insert(PartnerUsers, fresh, session);
  return fresh;
}

const post = (session: Session, act: Act, { id, user, partner, by, password }: Invitation): Promise<void> =>
  postLetter(session, act, {
    id: `partner-invitation:${id}`,
    letter: {
      kind: 'partner-invitation',
      data: {
        firstName: user.firstName,
        name: partner.name,
        by,
        identifiant: partner.identifiant,
        mail: user.mail,
        password,
        link: `${settings().portalUrl}/partenaire/connexion`,
      },
    },
    to: user.mail,
    about: partner._id,
    campaign: null,
  });
