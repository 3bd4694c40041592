import { renewStamp } from '../access/credentials.ts';
import { familySubject } from '../access/subject.ts';
import { recordEvent } from '../audit/record-event.ts';
import { FamilyAccounts, familyId, Oppositions } from '../family/family.model.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { giveBack } from './delete-voucher.ts';
import { setFrozen } from './freeze-family.ts';
import { type Voucher, Vouchers } from './voucher.model.ts';

/**
 * Withdrawal of consent = opposition (R-FAM-05): live QR codes are deleted, use is refused, mails stop; kept by matricule.
 * @returns how many QR codes were deleted. @throws Refusal CONFIRMATION_MANQUANTE (422).
 */
export async function withdrawConsent(
  act: Act,
  wanted: { campaign: number; matricule: Matricule; confirme: string },
): Promise<{ deleted: number }> {
  if (wanted.confirme !== 'oui') throw refuse('CONFIRMATION_MANQUANTE', {}, { field: 'confirme' });
  const id = familyId(wanted.campaign, wanted.matricule);
  return inTransaction(async (session) => {
    const deleted = await deleteLive(session, act, wanted);
    await setFrozen(session, wanted, true);
    await FamilyAccounts.updateOne({ _id: id }, { $set: { consent: null } }, { session });
    await Oppositions.updateOne({ _id: wanted.matricule }, { $setOnInsert: { at: act.at, author: act.author } }, { session, upsert: true });
    await renewStamp(session, familySubject(wanted.campaign, wanted.matricule));
    await recordEvent(session, act, {
      kind: 'family.opposed',
      object: { type: 'family', id },
      campaign: wanted.campaign,
      after: { deletedVouchers: deleted },
    });
    return { deleted };
  });
}

async function deleteLive(session: Session, act: Act, of: { campaign: number; matricule: Matricule }): Promise<number> {
  const live = await Vouchers.find({ campaign: of.campaign, matricule: of.matricule, state: 'active' }).session(session).lean<Voucher[]>();
  for (const each of live) {
    const voucher = await Vouchers.findOneAndUpdate(
      { _id: each._id, state: 'active' },
      { $set: { state: 'deleted', deletedAt: act.at } },
      { session, returnDocument: 'after' },
    ).lean<Voucher>();
    if (voucher) await giveBack(session, act, voucher, 'voucher.deleted');
  }
  return live.length;
}
