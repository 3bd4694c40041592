import { type Child, childId, Children } from '../family/family.model.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import type { CivilDay } from '../shared/days.ts';
import { findScannable } from './scan-refusal.ts';

export interface ScannedVoucher {
  code: string;
  /** All that the club must check, and no more (R-QR-04). */
  child: { firstName: string; lastName: string; birth: CivilDay | null };
  amount: Cents;
}

/** What the club sees after a scan, before it validates; writes nothing. @throws as findScannable. */
export async function checkVoucher(act: Act, scan: { code: string; partnerId: string }): Promise<ScannedVoucher> {
  const voucher = await findScannable(act, scan);
  return { code: voucher._id, child: await scannedChild(voucher), amount: voucher.amount };
}

/** Names and birth date of a voucher's child. */
export async function scannedChild(voucher: { campaign: number; sias: string }): Promise<ScannedVoucher['child']> {
  const child = await Children.findById(childId(voucher.campaign, voucher.sias), { firstName: 1, lastName: 1, birth: 1 }).lean<Child>();
  return { firstName: child?.firstName ?? '', lastName: child?.lastName ?? '', birth: child?.birth ?? null };
}
