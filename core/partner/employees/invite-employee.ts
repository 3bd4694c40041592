import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, insert, isDuplicate, type Session } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { refuse } from '../../shared/refusals.ts';
import { type Partner, type PartnerUser, PartnerUsers } from '../partner.model.ts';
import { readEmployee, type TypedEmployee } from './employee-fields.rules.ts';
import { holdManager } from './hold-manager.ts';
import { invitation } from './invitation.ts';

/**
 * A partner gives one of its people an account of their own (R-PAR-09), by mail; an account closed before opens again.
 * @param wish `by`: name of the person who invites. @returns the account's id.
 * @throws FormRefusal (422), Refusal EMPLOYE_EXISTE (409), DROIT_MANQUANT (403), TROP_D_ESSAIS (429).
 */
export async function inviteEmployee(act: Act, wish: { partner: Partner; by: string; typed: TypedEmployee }): Promise<{ userId: string }> {
  const facts = readEmployee(wish.typed);
  const give = await invitation(act, { mail: facts.mail, partner: wish.partner, by: wish.by });
  const fresh: PartnerUser = { _id: newId(), partnerId: wish.partner._id, ...facts, active: true, closedAt: null };
  try {
    return await inTransaction(async (session) => {
      await holdManager(session, act, wish.partner._id);
      const user = await openSeat(session, fresh);
      await give(session, user);
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
