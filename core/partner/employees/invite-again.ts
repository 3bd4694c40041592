import { findCredential } from '../../access/credentials.ts';
import { partnerSubject } from '../../access/subject.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { type Partner, type PartnerUser, PartnerUsers } from '../partner.model.ts';
import { holdManager } from './hold-manager.ts';
import { invitation } from './invitation.ts';

/**
 * The invitation of somebody who never chose a password leaves again, with a new provisional one (R-PAR-09): 24 hours pass quickly in September.
 * @returns the mail it went to. @throws Refusal INTROUVABLE (404), EMPLOYE_DEJA_LA (409), DROIT_MANQUANT (403), TROP_D_ESSAIS (429).
 */
export async function inviteAgain(act: Act, wish: { partner: Partner; by: string; userId: string }): Promise<string> {
  const { partner, by, userId } = wish;
  const user = await PartnerUsers.findOne({ _id: userId, partnerId: partner._id, active: true }).lean<PartnerUser>();
  if (!user) throw refuse('INTROUVABLE');
  if ((await findCredential(partnerSubject(user.mail)))?.hash) throw refuse('EMPLOYE_DEJA_LA');
  const give = await invitation(act, { mail: user.mail, partner, by });
  await inTransaction(async (session) => {
    await holdManager(session, act, partner._id);
    await give(session, user);
    await recordEvent(session, act, {
      kind: 'partner.employeeInvited',
      object: { type: 'partnerUser', id: userId },
      campaign: null,
      after: { partnerId: partner._id, role: user.role },
    });
  });
  return user.mail;
}
