import { recordEvent } from '../audit/record-event.ts';
import { childId } from '../family/family.model.ts';
import { release } from '../forfait/move-forfait.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import { onceInTransaction } from '../shared/idempotency.ts';
import { type Matricule, readVoucherCode, type Sias } from '../shared/identifiers.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { findDrawFacts } from './draw-facts.ts';
import { postDeletionLetter } from './voucher-letter.ts';
import { type Voucher, Vouchers } from './voucher.model.ts';

export interface VoucherDeletion {
  campaign: number;
  matricule: Matricule;
  code: string;
  key?: string;
}

/**
 * A family deletes a QR code not yet validated: amount and activity slot come back at once (R-FAM-14).
 * @throws Refusal INTROUVABLE (404: unknown or not theirs), QR_DEJA_UTILISE, QR_SUPPRIME, QR_EXPIRE (409).
 */
export async function deleteVoucher(act: Act, wanted: VoucherDeletion): Promise<{ amount: Cents; sias: Sias; left: Cents }> {
  const code = readVoucherCode(wanted.code);
  if (!code) throw refuse('INTROUVABLE');
  const { key, ...body } = wanted;
  return onceInTransaction(act, { route: 'voucher-deletion', key, body }, async (session) => {
    const voucher = await Vouchers.findOneAndUpdate(
      { _id: code, campaign: wanted.campaign, matricule: wanted.matricule, state: 'active' },
      { $set: { state: 'deleted', deletedAt: act.at } },
      { session, returnDocument: 'after' },
    ).lean<Voucher>();
    if (!voucher) throw explain(await Vouchers.findOne({ _id: code, matricule: wanted.matricule }).session(session).lean<Voucher>());
    const left = await giveBack(session, act, voucher, 'voucher.deleted');
    await postDeletionLetter(session, act, voucher, await findDrawFacts(voucher), left);
    return { amount: voucher.amount, sias: voucher.sias, left };
  });
}

/** The amount of a voucher that just left the state active goes back to the forfait, with its event. */
export async function giveBack(session: Session, act: Act, voucher: Voucher, kind: 'voucher.deleted' | 'voucher.expired'): Promise<Cents> {
  const left = await release(session, {
    forfaitId: childId(voucher.campaign, voucher.sias),
    amount: voucher.amount,
    partnerId: voucher.partnerId,
  });
  await recordEvent(session, act, {
    kind,
    object: { type: 'voucher', id: voucher._id },
    campaign: voucher.campaign,
    before: { state: 'active' },
    after: { state: voucher.state, amount: voucher.amount, left },
  });
  return left;
}

function explain(voucher: Voucher | null): Refusal {
  if (voucher?.state === 'validated') return refuse('QR_DEJA_UTILISE');
  if (voucher?.state === 'deleted') return refuse('QR_SUPPRIME');
  return refuse(voucher?.state === 'expired' ? 'QR_EXPIRE' : 'INTROUVABLE');
}
