/** The distinct refusals of a scan (R-QR-04): each tells the club what to do and nothing of the family. */
import { formatInstant } from '../shared/days.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import type { Voucher } from './voucher.model.ts';

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
