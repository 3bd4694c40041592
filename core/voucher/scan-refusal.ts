/** The distinct refusals of a scan (R-QR-04): each tells the club what to do and nothing of the family. */
import { findPartner } from '../partner/find-partner.ts';
import { isActive } from '../partner/partner.rules.ts';
import { formatInstant } from '../shared/days.ts';
import { readVoucherCode } from '../shared/identifiers.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { countTry, refuseIfThrottled } from '../access/throttle.ts';
import type { Act } from '../shared/author.ts';
import type { Voucher } from './voucher.model.ts';

/** Misses before a scanner must wait: a UUID has 122 random bits, this is for the curious (security.md). */
const MAX_MISSES = 20;
const WINDOW_MINUTES = 10;

/** Why a voucher cannot be validated by this partner at that instant; undefined when it can. Pure. */
export function scanRefusal(voucher: Voucher | null, partnerId: string, at: Date): Refusal | undefined {
  if (!voucher) return refuse('QR_INCONNU', {}, { field: 'code' });
  if (voucher.partnerId !== partnerId) return refuse('QR_AUTRE_CLUB', {}, { field: 'code' });
  if (voucher.state === 'validated')
    return refuse('QR_DEJA_VALIDE', { instant: formatInstant(voucher.validatedAt ?? at) }, { field: 'code' });
  if (voucher.state === 'deleted') return refuse('QR_SUPPRIME', {}, { field: 'code' });
  if (voucher.state === 'expired' || voucher.until <= at) return refuse('QR_EXPIRE', {}, { field: 'code' });
  if (voucher.frozen) return refuse('QR_INUTILISABLE', {}, { field: 'code' });
  return undefined;
}

/**
 * What is checked before any voucher is looked at: too many misses, the partner's own state, the form of the code.
 * @returns the code. @throws Refusal TROP_D_ESSAIS (429), PARTENAIRE_FERME (403), QR_ILLISIBLE (422).
 */
export async function readScan(act: Act, scan: { code: string; partnerId: string }): Promise<string> {
  await refuseIfThrottled(act.at, throttleKey(act), MAX_MISSES);
  const partner = await findPartner(scan.partnerId);
  if (!partner || !isActive(partner)) throw refuse('PARTENAIRE_FERME');
  const code = readVoucherCode(scan.code);
  if (!code) throw refuse('QR_ILLISIBLE', {}, { field: 'code' });
  return code;
}

/** Counts a refusal that may be a guess (404) against the user who scans. @returns the refusal, to be thrown. */
export async function counted(act: Act, refusal: Refusal): Promise<Refusal> {
  if (refusal.status === 404) await countTry(act.at, throttleKey(act), { max: MAX_MISSES, minutes: WINDOW_MINUTES });
  return refusal;
}

const throttleKey = (act: Act): string => `scan:${act.author.id}`;
