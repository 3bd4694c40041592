import { recordEvent } from '../audit/record-event.ts';
import { type PartnerUser, PartnerUsers } from '../partner/partner.model.ts';
import type { Act } from '../shared/author.ts';
import { insert } from '../shared/database.ts';
import { newId } from '../shared/identifiers.ts';
import { onceInTransaction } from '../shared/idempotency.ts';
import { readReason } from '../shared/reason.rules.ts';
import { checkVoucher } from './check-voucher.ts';
import { type ScanDecline, ScanDeclines } from './scan-decline.model.ts';
import { Vouchers, type Voucher } from './voucher.model.ts';

/**
 * A club would not validate a code it may validate, and says why (issue 6, part 5). The code stays as it is: it can be scanned again.
 * @throws Refusal as checkVoucher; MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422).
 */
export async function declineScan(act: Act, scan: { code: string; partnerId: string; reason: string; key?: string }): Promise<void> {
  const { key, partnerId } = scan;
  const reason = readReason(scan.reason);
  const { code } = await checkVoucher(act, { code: scan.code, partnerId });
  await onceInTransaction(act, { route: 'decline', key, body: { code, partnerId, reason } }, async (session) => {
    const voucher = await Vouchers.findById(code).session(session).lean<Voucher>();
    const campaign = voucher!.campaign;
    await insert(ScanDeclines, { _id: newId(), code, campaign, partnerId, userId: act.author.id, reason, at: act.at }, session);
    await recordEvent(session, act, {
      kind: 'voucher.declined',
      object: { type: 'voucher', id: code },
      campaign,
      after: { partnerId, reason },
    });
    return true;
  });
}

export interface DeclinedScan extends Pick<ScanDecline, 'code' | 'reason' | 'at'> {
  /** "Sarah Cohen", or "" for an account that is gone. */
  by: string;
}

/** The club's own list, the latest first. */
export async function listDeclines(partnerId: string, limit: number): Promise<DeclinedScan[]> {
  const found = await ScanDeclines.find({ partnerId }).sort({ at: -1 }).limit(limit).lean<ScanDecline[]>();
  const users = await PartnerUsers.find({ partnerId }, { firstName: 1, lastName: 1 }).lean<PartnerUser[]>();
  const names = new Map(users.map((each) => [each._id, `${each.firstName} ${each.lastName}`.trim()]));
  return found.map(({ code, reason, at, userId }) => ({ code, reason, at, by: names.get(userId) ?? '' }));
}
