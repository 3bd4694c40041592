import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import { refuse } from '../shared/refusals.ts';
import { counted, readScan, type ScanFacts } from './scan-facts.ts';
import { scanRefusal } from './scan-refusal.ts';

export interface ScannedVoucher {
  code: string;
  /** All that the club must check, and no more (R-QR-04). */
  child: ScanFacts['child'];
  amount: Cents;
}

/**
 * What the club sees after a scan, before it validates; writes nothing but the count of misses.
 * @throws Refusal QR_ILLISIBLE (422), QR_INCONNU, QR_AUTRE_CLUB (404), QR_* (409), PARTENAIRE_FERME (403), TROP_D_ESSAIS (429).
 */
export async function checkVoucher(act: Act, scan: { code: string; partnerId: string }): Promise<ScannedVoucher> {
  const { code, voucher, child } = await readScan(act, scan);
  const refusal = scanRefusal(voucher, scan.partnerId, act.at);
  if (refusal || !voucher) throw await counted(act, refusal ?? refuse('QR_INCONNU'));
  return { code, child, amount: voucher.amount };
}
