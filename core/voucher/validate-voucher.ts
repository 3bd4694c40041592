import { recordEvent } from '../audit/record-event.ts';
import { childId } from '../family/family.model.ts';
import { useAndOwe } from '../forfait/move-forfait.ts';
import type { Payable } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import { onceInTransaction } from '../shared/idempotency.ts';
import { Refusal, refuse } from '../shared/refusals.ts';
import type { ScannedVoucher } from './check-voucher.ts';
import { counted, readScan, type ScanFacts } from './scan-facts.ts';
import { scanRefusal } from './scan-refusal.ts';
import { type Voucher, Vouchers } from './voucher.model.ts';

export interface Validation {
  code: string;
  partnerId: string;
  key?: string;
  /** Which of the partner's activities; one it does not have, or none, counts as its first. */
  activity?: string;
}

export interface Validated {
  code: string;
  amount: Cents;
  /** ISO instant: the answer is kept under its key. */
  validatedAt: string;
  child: ScannedVoucher['child'];
}

/**
 * A partner validates a QR code (R-QR-04): it is used up, the amount is used and owed to the partner, all or nothing.
 * The author of the act is the partner's user. @throws as checkVoucher; the loser of a race gets QR_DEJA_VALIDE (409).
 */
export async function validateVoucher(act: Act, scan: Validation): Promise<Validated> {
  // The same intention may come again from a phone that could not ask for the activity: it is not part of what is compared.
  const { key, activity, ...body } = scan;
  const facts = await readScan(act, scan);
  // A code that appears between that read and the write may be for a partner radiated meanwhile (docs/decisions/0016).
  if (!facts.voucher) throw await counted(act, refuse('QR_INCONNU', {}, { field: 'code' }));
  try {
    return await onceInTransaction(act, { route: 'validation', key, body }, (session) =>
      validateIn(session, act, facts, { partnerId: scan.partnerId, activity: activityOf(facts, activity) }),
    );
  } catch (error) {
    throw error instanceof Refusal ? await counted(act, error) : error;
  }
}

const activityOf = ({ activities }: ScanFacts, wanted: string | undefined): string | null =>
  activities.find((each) => each === wanted) ?? activities[0] ?? null;

interface Taking {
  partnerId: string;
  activity: string | null;
}

async function validateIn(session: Session, act: Act, { code, child }: ScanFacts, { partnerId, activity }: Taking): Promise<Validated> {
  const voucher = await consume(session, act, code, partnerId);
  await useAndOwe(session, childId(voucher.campaign, voucher.sias), owed(voucher, act.at, activity));
  await recordEvent(session, act, {
    kind: 'voucher.validated',
    object: { type: 'voucher', id: code },
    campaign: voucher.campaign,
    before: { state: 'active' },
    after: { state: 'validated', amount: voucher.amount, partnerId, activity },
  });
  return { code, amount: voucher.amount, validatedAt: act.at.toISOString(), child };
}

/** The only guard is this filter: this partner, active, not frozen, not past its end. What it refuses is explained afterwards. */
async function consume(session: Session, act: Act, code: string, partnerId: string): Promise<Voucher> {
  const voucher = await Vouchers.findOneAndUpdate(
    { _id: code, partnerId, state: 'active', frozen: false, until: { $gt: act.at } },
    { $set: { state: 'validated', validatedAt: act.at, validatedBy: act.author.id } },
    { session, returnDocument: 'after' },
  ).lean<Voucher>();
  if (voucher) return voucher;
  const there = await Vouchers.findById(code).session(session).lean<Voucher>();
  throw scanRefusal(there, partnerId, act.at) ?? refuse('TROP_OCCUPE', {}, { retryAfter: 1 });
}

const owed = (voucher: Voucher, at: Date, activity: string | null): Payable => ({
  _id: `QR:${voucher._id}`,
  kind: 'partners',
  campaign: voucher.campaign,
  matricule: voucher.matricule,
  sias: voucher.sias,
  partnerId: voucher.partnerId,
  amount: voucher.amount,
  activity,
  state: 'pending',
  dueAt: at,
  batchId: null,
  paidOn: null,
  heldReason: null,
});
