import { type Child, childId, Children } from '../family/family.model.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import type { CivilDay } from '../shared/days.ts';
import { refuse } from '../shared/refusals.ts';
import { counted, readScan, scanRefusal } from './scan-refusal.ts';
import { type Voucher, Vouchers } from './voucher.model.ts';

export interface ScannedVoucher {
  code: string;
  /** All that the club must check, and no more (R-QR-04). */
  child: { firstName: string; lastName: string; birth: CivilDay | null };
  amount: Cents;
}

/**
 * What the club sees after a scan, before it validates; writes nothing but the count of misses.
 * @throws Refusal QR_ILLISIBLE (422), QR_INCONNU, QR_AUTRE_CLUB (404), QR_* (409), PARTENAIRE_FERME (403), TROP_D_ESSAIS (429).
 */
export async function checkVoucher(act: Act, scan: { code: string; partnerId: string }): Promise<ScannedVoucher> {
  const voucher = await Vouchers.findById(await readScan(act, scan)).lean<Voucher>();
  const refusal = scanRefusal(voucher, scan.partnerId, act.at);
  if (refusal || !voucher) throw await counted(act, refusal ?? refuse('QR_INCONNU'));
  return { code: voucher._id, child: await scannedChild(voucher), amount: voucher.amount };
}

/** Names and birth date of a voucher's child. */
export async function scannedChild(voucher: { campaign: number; sias: string }): Promise<ScannedVoucher['child']> {
  const child = await Children.findById(childId(voucher.campaign, voucher.sias), { firstName: 1, lastName: 1, birth: 1 }).lean<Child>();
  return { firstName: child?.firstName ?? '', lastName: child?.lastName ?? '', birth: child?.birth ?? null };
}
