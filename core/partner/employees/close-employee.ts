import { closeSeats } from '../../access/sessions.ts';
import { partnerSubject } from '../../access/subject.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { type PartnerUser, PartnerUsers } from '../partner.model.ts';
import { holdManager } from './hold-manager.ts';

/**
 * A partner closes the access of one of its people (R-PAR-09): from the next request on nothing opens, what was validated stays.
 * Nobody closes their own: somebody with the whole account always remains. Closed already: nothing happens.
 * @throws Refusal EMPLOYE_SOI (409), INTROUVABLE (404: another partner's, or nobody), DROIT_MANQUANT (403).
 */
export async function closeEmployee(act: Act, { partnerId, userId }: { partnerId: string; userId: string }): Promise<void> {
  if (userId === act.author.id) throw refuse('EMPLOYE_SOI');
  await inTransaction(async (session) => {
    await holdManager(session, act, partnerId);
    const user = await PartnerUsers.findOneAndUpdate(
      { _id: userId, partnerId, active: true },
      { $set: { active: false, closedAt: act.at }, $inc: { version: 1 } },
      { session },
    ).lean<PartnerUser>();
    if (!user) {
      if (await PartnerUsers.exists({ _id: userId, partnerId }).session(session)) return;
      throw refuse('INTROUVABLE');
    }
    await closeSeats(session, partnerSubject(user.mail), userId);
    await recordEvent(session, act, {
      kind: 'partner.employeeClosed',
      object: { type: 'partnerUser', id: userId },
      campaign: null,
      before: { active: true, role: user.role },
      after: { active: false, partnerId },
    });
  });
}
