/** A partner's gains month by month, and the codes it would not take (R-PAR-09). */
import { currentCampaign } from '#core/campaign/find-campaign.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { formatInstant } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { listDeclines } from '#core/voucher/decline-scan.ts';
import { partnerMonths } from '#core/voucher/partner-months.ts';
import type { PartnerVisit } from './partner-session.server.ts';

const NAMES = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

/** Months of the current campaign: sums in words, and their parts of the largest month in %. */
export async function gainsByMonth({ partner }: PartnerVisit) {
  const campaign = await currentCampaign();
  const months = campaign ? await partnerMonths({ partnerId: partner._id, campaign: campaign._id }) : [];
  const most = Math.max(1, ...months.map(({ toPay, batched, paid }) => toPay + batched + paid));
  const part = (amount: number): number => Math.round((amount * 1000) / most) / 10;
  return months.map(({ month, count, toPay, batched, paid }) => ({
    name: `${NAMES[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`,
    count,
    toPay: formatEuros(toPay),
    batched: formatEuros(batched),
    paid: formatEuros(paid),
    total: formatEuros(toPay + batched + paid),
    parts: { toPay: part(toPay), batched: part(batched), paid: part(paid) },
  }));
}

export type MonthGains = Awaited<ReturnType<typeof gainsByMonth>>[number];

const LAST = 20;

/** The club's own list, the latest first. */
export const declines = async ({ partner }: PartnerVisit) =>
  (await listDeclines(partner._id, LAST)).map(({ code, reason, at, by }) => ({ code, reason: typo(reason), when: formatInstant(at), by }));

export type DeclineLine = Awaited<ReturnType<typeof declines>>[number];
