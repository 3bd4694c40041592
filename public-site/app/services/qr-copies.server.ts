/** What a family's phone may keep of its live QR codes (decision 0320), and until when. */
import { createHash } from 'node:crypto';
import { sessionSecondsLeft } from '#core/access/sessions.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { formatDay } from '#core/shared/days.ts';
import { readLiveVouchers } from '#core/voucher/voucher-page.ts';
import { qrSvgPath } from '#templates/qr.ts';
import type { QrCopies } from '../qr/copies.ts';
import type { FamilyVisit } from './family-session.server.ts';

/** The live codes, without those of a family suspended meanwhile. A copy ends with the session, or with the campaign. */
export async function qrCopies(family: FamilyVisit): Promise<QrCopies> {
  const live = await readLiveVouchers(family);
  const session = sessionSecondsLeft(family);
  const codes = live
    .filter(({ frozen }) => !frozen)
    .map(({ code, child, partner, amount, lastDay, until }) => ({
      code,
      firstName: child.firstName,
      club: partner.name,
      amount: formatEuros(amount),
      lastDay: formatDay(lastDay),
      seconds: Math.min(session, Math.floor((until.getTime() - family.act.at.getTime()) / 1000)),
      qr: qrSvgPath(code),
    }));
  return { session: createHash('sha256').update(`copies:${family.id}`).digest('base64url').slice(0, 16), codes };
}
