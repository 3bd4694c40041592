import { renewStamp } from '../access/credentials.ts';
import { familySubject } from '../access/subject.ts';
import { recordEvent } from '../audit/record-event.ts';
import { FamilyAccounts, familyId, Oppositions } from '../family/family.model.ts';
import { holdFamily } from '../family/hold-family.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { giveBack } from './delete-voucher.ts';
import { setFrozen } from './freeze-family.ts';
import { type Voucher, Vouchers } from './voucher.model.ts';

/**
 * Withdrawal of consent by the family = opposition (R-FAM-05): live QR codes are deleted, use is refused, mails stop; kept by matricule.
 * @returns how many QR codes were deleted. @throws Refusal CONFIRMATION_MANQUANTE (422), CAMPAGNE_LECTURE_SEULE (409).
 */
export async function withdrawConsent(
  act: Act,
  wanted: { campaign: number; matricule: Matricule; confirme: string },
): Promise<{ deleted: number }> {
  if (wanted.confirme !== 'oui') throw refuse('CONFIRMATION_MANQUANTE', {}, { field: 'confirme' });
  return inTransaction(async (session) => {
    await holdFamily(session, familyId(wanted.campaign, wanted.matricule));
    await noteOpposition(session, act, wanted.matricule);
    return { deleted: await stopUse(session, act, wanted) };
  });
}

/** The opposition itself, once. @returns whether it is new. */
export async function noteOpposition(session: Session, act: Act, matricule: Matricule): Promise<boolean> {
  const noted = await Oppositions.updateOne(
    { _id: matricule },
    { $setOnInsert: { at: act.at, author: act.author } },
    { session, upsert: true },
  );
  return noted.upsertedCount === 1;
}

/** What follows from it in a campaign. @returns how many QR codes were deleted. */
export async function stopUse(
  session: Session,
  act: Act,
  of: { campaign: number; matricule: Matricule; reason?: string },
): Promise<number> {
  const id = familyId(of.campaign, of.matricule);
  const deleted = await deleteLive(session, act, of);
  await setFrozen(session, of, true);
  await FamilyAccounts.updateOne({ _id: id }, { $set: { consent: null } }, { session });
  await renewStamp(session, familySubject(of.campaign, of.matricule));
  await recordEvent(session, act, {
    kind: 'family.opposed',
    object: { type: 'family', id },
    campaign: of.campaign,
    after: { deletedVouchers: deleted, ...(of.reason === undefined ? {} : { reason: of.reason }) },
  });
  return deleted;
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
