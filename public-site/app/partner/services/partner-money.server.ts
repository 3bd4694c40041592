/** A partner's money: what is owed, on its way, paid (R-PAR-09). */
import { currentCampaign } from '#core/campaign/find-campaign.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { dayOf, formatDay, formatInstant, startOfDay } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { listValidations, type PartnerTotals, type PartnerValidation, partnerTotals } from '#core/voucher/partner-validations.ts';
import { childName } from '../names.ts';
import type { PartnerVisit } from './partner-session.server.ts';

const NONE = { count: 0, total: 0 };
const NOTHING: PartnerTotals = { toPay: NONE, batched: NONE, paid: NONE, today: NONE };
const PAGE = 50;
const LONG_DAY = 200;

/** Sums of a campaign, the current one unless said otherwise, in euros as they are read. */
export async function partnerMoney({ partner, act }: PartnerVisit, year?: number | null) {
  const campaign = year === undefined ? ((await currentCampaign())?._id ?? null) : year;
  const totals = campaign === null ? NOTHING : await partnerTotals({ partnerId: partner._id, campaign, at: act.at });
  const words = ({ count, total }: PartnerTotals['paid']) => ({ count, total: formatEuros(total) });
  return { toPay: words(totals.toPay), batched: words(totals.batched), paid: words(totals.paid), today: words(totals.today) };
}

/** What the partner validated today, newest first, up to a long day's work. */
export async function todayValidations({ partner, act }: PartnerVisit): Promise<PaymentLine[]> {
  const found = await listValidations({ partnerId: partner._id, since: startOfDay(dayOf(act.at)), limit: LONG_DAY });
  return found.map(paymentLine);
}

/** One page of what the partner validated in a campaign, newest first. `page` counts from 1. */
export async function validationPage({ partner }: PartnerVisit, { year, page }: { year: number | null; page: number }) {
  if (year === null) return { lines: [], page, more: false };
  const found = await listValidations({ partnerId: partner._id, campaign: year, skip: (page - 1) * PAGE, limit: PAGE + 1 });
  return { lines: found.slice(0, PAGE).map(paymentLine), page, more: found.length > PAGE };
}

/** The newest few, of the partner or of one of its users. */
export async function lastValidations({ partner }: PartnerVisit, limit: number, userId?: string): Promise<PaymentLine[]> {
  const found = await listValidations({ partnerId: partner._id, limit, ...(userId ? { userId } : {}) });
  return found.map(paymentLine);
}

export const paymentLine = (each: PartnerValidation) => ({
  code: each.code,
  child: childName(each.child),
  scanned: formatInstant(each.validatedAt),
  by: each.by,
  activity: each.activity,
  amount: formatEuros(each.amount),
  state: each.state,
  paidOn: each.paidOn && formatDay(each.paidOn),
  note: each.paymentNote && typo(each.paymentNote),
});

export type PaymentLine = ReturnType<typeof paymentLine>;
