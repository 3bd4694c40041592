import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { type PartnerUser, PartnerUsers } from '../partner.model.ts';
import { type PersonName, readPersonName } from './employee-fields.rules.ts';

/**
 * A person gives or corrects their own name: each of their validations bears it (R-PAR-09). The first account of a partner starts with
 * the partner's. One mail is one person: the name is the same for every partner it serves.
 * @throws FormRefusal (422), Refusal PARTENAIRE_FERME: the access was closed meanwhile.
 */
export async function nameOneself(act: Act, typed: PersonName): Promise<void> {
  const change = { $set: readPersonName(typed), $inc: { version: 1 } };
  await inTransaction(async (session) => {
    const { id } = act.author;
    const self = await PartnerUsers.findOneAndUpdate({ _id: id, active: true }, change, { session }).lean<PartnerUser>();
    if (!self) throw refuse('PARTENAIRE_FERME');
    const others = await PartnerUsers.updateMany({ _id: { $ne: id }, mail: self.mail, active: true }, change, { session });
    await recordEvent(session, act, {
      kind: 'partner.employeeNamed',
      object: { type: 'partnerUser', id },
      campaign: null,
      after: { partnerId: self.partnerId, fields: ['firstName', 'lastName'], elsewhere: others.modifiedCount },
    });
  });
}
