import { requireRight } from '../access/require-right.ts';
import { findPartner } from '../partner/find-partner.ts';
import { type Partner, Partners } from '../partner/partner.model.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { giveBack } from './delete-voucher.ts';
import { findDrawFacts } from './draw-facts.ts';
import { postDeletionLetter } from './voucher-letter.ts';
import { type Voucher, Vouchers } from './voucher.model.ts';

/** A draw may hang between its read of the partner and its commit for seconds; two days are far beyond. */
const STRAYS_SINCE_MS = 2 * 86_400_000;

/**
 * Deletes the live QR codes of a suspended partner (R-PAR-07: « must be dealt with »): each amount goes back to its child, its family is written to.
 * One transaction a code: families go on drawing; cut short, a second run ends it.
 * @returns how many were deleted. @throws Refusal RADIATION_SANS_SUSPENSION (409), INTROUVABLE (404), DROIT_MANQUANT (403).
 */
export async function returnPartnerVouchers(act: Act, partnerId: string): Promise<number> {
  await requireRight(act, 'partners.validate');
  const partner = await findPartner(partnerId);
  if (!partner) throw refuse('INTROUVABLE');
  if (partner.etat === 'C' && !partner.suspended) throw refuse('RADIATION_SANS_SUSPENSION');
  return returnLive(act, partnerId);
}

/**
 * The worker's sweep: a draw that read the partner before its suspension and committed after its radiation leaves a code nobody can scan.
 * @returns how many were given back.
 */
export async function returnStrayVouchers(act: Act): Promise<number> {
  const radiated = await Partners.find({ etat: 'R', modifiedAt: { $gt: new Date(act.at.getTime() - STRAYS_SINCE_MS) } }, { _id: 1 }).lean<
    Pick<Partner, '_id'>[]
  >();
  let returned = 0;
  for (const { _id } of radiated) returned += await returnLive(act, _id);
  return returned;
}

async function returnLive(act: Act, partnerId: string): Promise<number> {
  const live = await Vouchers.find({ partnerId, state: 'active' }, { _id: 1 }).lean<Pick<Voucher, '_id'>[]>();
  let returned = 0;
  for (const { _id } of live) if (await returnOne(act, _id)) returned++;
  return returned;
}

/** False when the family deleted it, or the club scanned it, meanwhile. */
async function returnOne(act: Act, code: string): Promise<boolean> {
  return inTransaction(async (session) => {
    const voucher = await Vouchers.findOneAndUpdate(
      { _id: code, state: 'active' },
      { $set: { state: 'deleted', deletedAt: act.at } },
      { session, returnDocument: 'after' },
    ).lean<Voucher>();
    if (!voucher) return false;
    const left = await giveBack(session, act, voucher, 'voucher.deleted');
    await postDeletionLetter(session, act, voucher, await findDrawFacts(voucher), left);
    return true;
  });
}
