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
  /** The batch it is paid by, or null. */
  batchId: string | null;
  /** What the partner is told of a rejected payment (R-PAY-06), or null. */
  paymentNote: string | null;
  /** "Sarah Cohen", or "" for an account that is gone. */
  by: string;
  /** Of the partner's activities; null when it was not asked. */
  activity: string | null;
}

export interface ValidationQuery {
  partnerId: string;
  limit: number;
  skip?: number;
  /** Only those of this user: "one's own last ten". */
  userId?: string;
  /** Only this one. */
  code?: string;
  /** Only those of this campaign. */
  campaign?: number;
  /** Only from this instant on. */
  since?: Date;
}

/** Newest first. */
export async function listValidations(query: ValidationQuery): Promise<PartnerValidation[]> {
  const vouchers = await Vouchers.find({
    partnerId: query.partnerId,
    state: 'validated',
    ...(query.userId ? { validatedBy: query.userId } : {}),
    ...(query.code ? { _id: query.code } : {}),
    ...(query.campaign === undefined ? {} : { campaign: query.campaign }),
    ...(query.since ? { validatedAt: { $gte: query.since } } : {}),
  })
    .sort({ validatedAt: -1 })
    .skip(query.skip ?? 0)
    .limit(query.limit)
    .lean<Voucher[]>();
  const [children, payables, users] = await Promise.all([
    Children.find({ _id: { $in: vouchers.map((each) => childId(each.campaign, each.sias)) } }, { firstName: 1, lastName: 1 }).lean<
      Child[]
    >(),
    Payables.find(
      { _id: { $in: vouchers.map((each) => `QR:${each._id}`) } },
      { state: 1, paidOn: 1, rejectedOn: 1, activity: 1, batchId: 1 },
    ).lean<Payable[]>(),
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
      batchId: payable?.batchId ?? null,
      paymentNote: paymentNote(payable),
      by: nameById.get(voucher.validatedBy ?? '') ?? '',
      activity: payable?.activity ?? null,
    };
  });
}

function stateOf(voucher: Voucher, payable: Payable | undefined): PartnerValidation['state'] {
  if (voucher.undoneAt) return 'undone';
  return payable?.state === 'batched' || payable?.state === 'paid' ? payable.state : 'validated';
}

interface Sum {
  count: number;
  total: Cents;
}

export interface PartnerTotals {
  toPay: Sum;
  batched: Sum;
  paid: Sum;
  today: Sum;
}

/** Sums of what the partner is owed or was paid in one campaign; `at` says which Paris day "today" is. */
export async function partnerTotals(of: { partnerId: string; campaign: number; at: Date }): Promise<PartnerTotals> {
  const isToday = { $gte: ['$dueAt', startOfDay(dayOf(of.at))] };
  const groups = await Payables.aggregate<{ _id: Payable['state']; count: number; total: Cents; todayCount: number; todayTotal: Cents }>([
    { $match: { partnerId: of.partnerId, campaign: of.campaign, state: { $ne: 'void' } } },
    {
      $group: {
        _id: '$state',
        count: { $sum: 1 },
        total: { $sum: '$amount' },
        todayCount: { $sum: { $cond: [isToday, 1, 0] } },
        todayTotal: { $sum: { $cond: [isToday, '$amount', 0] } },
      },
    },
  ]);
  const totals: PartnerTotals = { toPay: none(), batched: none(), paid: none(), today: none() };
  for (const { _id: state, count, total, todayCount, todayTotal } of groups) {
    add(totals[state === 'paid' || state === 'batched' ? state : 'toPay'], count, total);
    add(totals.today, todayCount, todayTotal);
  }
  return totals;
}

const none = (): Sum => ({ count: 0, total: 0 });

function add(sum: Sum, count: number, total: Cents): void {
  sum.count += count;
  sum.total += total;
}
