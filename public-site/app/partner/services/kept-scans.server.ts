/** Scans a phone kept without network: the booklet it signs with, and their settling (issue 6, part 5; docs/decisions/0361). */
import { formatEuros } from '#core/shared/cents.ts';
import { newId } from '#core/shared/identifiers.ts';
import { Refusal } from '#core/shared/refusals.ts';
import { settings } from '#core/shared/settings.ts';
import { type Booklet, checkSeal, type Holder, makeBooklet } from '#core/voucher/scan-seal.rules.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import type { Fields } from '../../services/fields.server.ts';
import type { KeptScanAnswer } from '../scanner/queue/kept-scan.ts';
import { childName } from '../names.ts';
import type { PartnerVisit } from './partner-session.server.ts';

const holderOf = ({ user, partner }: PartnerVisit): Holder => ({ userId: user._id, partnerId: partner._id });

function secret(): string {
  const { sessionSecret } = settings();
  if (!sessionSecret) throw new Error('SESSION_SECRET is missing: scans cannot be kept');
  return sessionSecret;
}

/** What the scan page gives the phone, to keep scans with. */
export const bookletFor = (visit: PartnerVisit): Booklet & { userId: string } => ({
  userId: visit.user._id,
  ...makeBooklet(secret(), holderOf(visit), { at: visit.act.at, nonce: newId() }),
});

/** Settles one kept scan: validated, or refused with its reason and status; the same scan sent again gets the same answer. @throws Refusal that may pass. */
export async function settleKeptScan(visit: PartnerVisit, fields: Fields): Promise<{ status: number; answer: KeptScanAnswer }> {
  const [carnet, cle, code, signature] = ['carnet', 'cle', 'code', 'signature'].map((name) => fields.text(name)) as [
    string,
    string,
    string,
    string,
  ];
  try {
    checkSeal(secret(), { carnet, cle, code, signature }, holderOf(visit), visit.act.at);
    const { child, amount } = await validateVoucher(visit.act, { code, partnerId: visit.partner._id, key: cle });
    return { status: 200, answer: { state: 'validated', child: childName(child), amount: formatEuros(amount) } };
  } catch (error) {
    if (!(error instanceof Refusal) || mayPass(error)) throw error;
    return { status: error.status, answer: { state: 'refused', message: error.message, todo: error.todo ?? null } };
  }
}

/** Another account, too many tries, a busy service: the phone keeps the scan and tries again. */
const mayPass = ({ status, code }: Refusal): boolean => code === 'SCAN_GARDE_AUTRE_COMPTE' || status === 429 || status === 503;
