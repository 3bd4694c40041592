/** What a partner validated, and where its money stands (R-PAR-09, R-PAR-12). */
import { type Child, childId, Children } from '../family/family.model.ts';
import { type Payable, Payables } from '../forfait/payable.model.ts';
import { paymentNote } from '../forfait/payable.rules.ts';
import { type PartnerUser, PartnerUsers } from '../partner/partner.model.ts';
import type { Cents } from '../shared/cents.ts';
import { type CivilDay, dayOf, startOfDay } from '../shared/days.ts';
import { type Voucher, Vouchers } from './voucher.model.ts';

export interface PartnerValidation {
  code: string;
  child: { firstName: string; lastName: string };
  amount: Cents;
  validatedAt: Date;
  state: 'validated' | 'batched' | 'paid' | 'undone';
  paidOn: CivilDay | null;
  /** What the partner is told of a rejected payment (R-PAY-06), or null. */
  paymentNote: string | null;
  /** "Sarah Cohen", or "" for an account that is gone. */
  by: string;
}

export interface ValidationQuery {
  partnerId: string;
  limit: number;
  skip?: number;
  /** Only those of this user: "one's own last ten". */
  userId?: string;
  /** Only this one. */
  code?: string;
}

/** Newest first. */
export async function listValidations(query: ValidationQuery): Promise<PartnerValidation[]> {
  const vouchers = await Vouchers.find({
    partnerId: query.partnerId,
    state: 'validated',
    ...(query.userId ? { validatedBy: query.userId } : {}),
    ...(query.code ? { _id: query.code } : {}),
  })
    .sort({ validatedAt: -1 })
    .skip(query.skip ?? 0)
    .limit(query.limit)
    .lean<Voucher[]>();
  const [children, payables, users] = await Promise.all([
    Children.find({ _id: { $in: vouchers.map((each) => childId(each.campaign, each.sias)) } }, { firstName: 1, lastName: 1 }).lean<
      Child[]
    >(),
    Payables.find({ _id: { $in: vouchers.map((each) => `QR:${each._id}`) } }, { state: 1, paidOn: 1, rejectedOn: 1 }).lean<Payable[]>(),
    PartnerUsers.find({ partnerId: query.partnerId }, { firstName: 1, lastName: 1 }).lean<PartnerUser[]>(),
  ]);
  const childById = new Map(children.map((each) => [each._id, each]));
  const payableById = new Map(payables.map((each) => [each._id, each]));
  const nameById = new Map(users.map((each) => [each._id, `${each.firstName} ${each.lastName}`.trim()]));
  return vouchers.map((voucher) => {
    const child = childById.get(childId(voucher.campaign, voucher.sias));
    const payable = payableById.get(`QR:${voucher._id}`);
    return {
      code: voucher._id,
      child: { firstName: child?.firstName ?? '', lastName: child?.lastName ?? '' },
      amount: voucher.amount,
      validatedAt: voucher.validatedAt!,
      state: stateOf(voucher, payable),
      paidOn: payable?.paidOn ?? null,
      paymentNote: paymentNote(payable),
      by: nameById.get(voucher.validatedBy ?? '') ?? '',
    };
  });
}

function stateOf(voucher: Voucher, payable: Payable | undefined): PartnerValidation['state'] {
  if (voucher.undoneAt) return 'undone';
  return payable?.state === 'batched' || payable?.state === 'paid' ? payable.state : 'validated';
}

export interface PartnerTotals {
  toPay: Cents;
  batched: Cents;
  paid: Cents;
  count: number;
  today: { count: number; total: Cents };
}

/** Sums of what the partner is owed or was paid in one campaign; `at` says which Paris day "today" is. */
export async function partnerTotals(of: { partnerId: string; campaign: number; at: Date }): Promise<PartnerTotals> {
  const payables = Payables.find(
    { partnerId: of.partnerId, campaign: of.campaign, state: { $ne: 'void' } },
    { amount: 1, state: 1, dueAt: 1 },
  )
    .lean<Payable>()
    .cursor();
  const from = startOfDay(dayOf(of.at));
  const totals: PartnerTotals = { toPay: 0, batched: 0, paid: 0, count: 0, today: { count: 0, total: 0 } };
  for await (const each of payables) {
    totals.count++;
    if (each.state === 'paid') totals.paid += each.amount;
    else if (each.state === 'batched') totals.batched += each.amount;
    else totals.toPay += each.amount;
    if (each.dueAt < from) continue;
    totals.today.count++;
    totals.today.total += each.amount;
  }
  return totals;
}
