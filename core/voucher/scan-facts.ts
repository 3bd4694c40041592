/** What a scan reads, in one round trip: the partner, its recent misses, the voucher, the child. It guards nothing. */
import { countTry, refuseIfFull } from '../access/throttle.ts';
import type { Throttle } from '../access/access.model.ts';
import type { Child } from '../family/family.model.ts';
import { type Partner, Partners } from '../partner/partner.model.ts';
import { isActive } from '../partner/partner.rules.ts';
import type { Act } from '../shared/author.ts';
import { readVoucherCode } from '../shared/identifiers.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import type { Voucher } from './voucher.model.ts';

/** Misses before a scanner must wait: a UUID has 122 random bits, this is for the curious (security.md). */
const MAX_MISSES = 20;
const WINDOW_MINUTES = 10;

export interface ScanFacts {
  code: string;
  voucher: Voucher | null;
  child: Pick<Child, 'firstName' | 'lastName' | 'birth'>;
  /** Of the partner who scans. */
  activities: readonly string[];
}

/** @throws Refusal QR_ILLISIBLE (422), PARTENAIRE_FERME, PARTENAIRE_SUSPENDU (403), TROP_D_ESSAIS (429). */
export async function readScan(act: Act, scan: { code: string; partnerId: string }): Promise<ScanFacts> {
  const code = readVoucherCode(scan.code);
  const [row] = await Partners.aggregate<ScanRow>(pipeline(act, code ?? '', scan.partnerId));
  refuseIfFull(row?.throttle[0], MAX_MISSES, act.at);
  const partner = row?.partner[0];
  if (partner?.etat === 'C' && partner.suspended) throw refuse('PARTENAIRE_SUSPENDU', {}, { field: 'code' });
  if (!row || !partner || !isActive(partner)) throw refuse('PARTENAIRE_FERME');
  if (!code) throw refuse('QR_ILLISIBLE', {}, { field: 'code' });
  const { firstName = '', lastName = '', birth = null } = row.child[0] ?? {};
  return { code, voucher: row.voucher[0] ?? null, child: { firstName, lastName, birth }, activities: partner.activities };
}

interface ScanRow {
  throttle: Throttle[];
  voucher: Voucher[];
  child: Child[];
  partner: Partner[];
}

const STATE_FIELDS = { etat: 1, suspended: 1, tiersi: 1, activities: 1 } as const;

function pipeline(act: Act, code: string, partnerId: string) {
  const childKey = { $concat: [{ $toString: { $first: '$voucher.campaign' } }, ':', { $first: '$voucher.sias' }] };
  return [
    { $match: { _id: partnerId } },
    { $project: { _id: 1 } },
    { $lookup: { from: 'throttles', pipeline: [{ $match: { _id: throttleKey(act), until: { $gt: act.at } } }], as: 'throttle' } },
    { $lookup: { from: 'vouchers', pipeline: [{ $match: { _id: code } }], as: 'voucher' } },
    { $lookup: { from: 'children', let: { key: childKey }, pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$key'] } } }], as: 'child' } },
    // Last, after the voucher: a code seen here was there before any suspension not seen here, so a radiation counts it (0016).
    { $lookup: { from: 'partners', pipeline: [{ $match: { _id: partnerId } }, { $project: STATE_FIELDS }], as: 'partner' } },
  ];
}

/** Counts a refusal that may be a guess (404) against the user who scans. @returns the refusal, to be thrown. */
export async function counted(act: Act, refusal: Refusal): Promise<Refusal> {
  if (refusal.status === 404) await countTry(act.at, throttleKey(act), { max: MAX_MISSES, minutes: WINDOW_MINUTES });
  return refusal;
}

const throttleKey = (act: Act): string => `scan:${act.author.id}`;
