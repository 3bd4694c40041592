/** A partner's gains by month and by activity, and the codes it would not take (R-PAR-09). */
import { type Cents, formatEuros } from '#core/shared/cents.ts';
import { formatInstant } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { listDeclines } from '#core/voucher/decline-scan.ts';
import { partnerActivities } from '#core/voucher/partner-activities.ts';
import { partnerMonths } from '#core/voucher/partner-months.ts';
import type { PartnerVisit } from './partner-session.server.ts';

const NAMES = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

/** Of a campaign, month by month and activity by activity: sums in words, and their parts of the largest one in %. */
export async function gains({ partner }: PartnerVisit, year: number | null) {
  if (year === null) return { months: [], activities: [] };
  const of = { partnerId: partner._id, campaign: year };
  const [months, activities] = await Promise.all([partnerMonths(of), partnerActivities({ ...of, first: partner.activities[0] ?? '' })]);
  return {
    months: inWords(months.map(({ month, ...sums }) => ({ name: `${NAMES[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`, ...sums }))),
    activities: inWords(activities.map(({ activity, ...sums }) => ({ name: activity, ...sums }))),
  };
}

interface Sums {
  name: string;
  count: number;
  toPay: Cents;
  batched: Cents;
  paid: Cents;
}

function inWords(all: readonly Sums[]) {
  const most = Math.max(1, ...all.map(({ toPay, batched, paid }) => toPay + batched + paid));
  const part = (amount: Cents): number => Math.round((amount * 1000) / most) / 10;
  return all.map(({ name, count, toPay, batched, paid }) => ({
    name,
    count,
    toPay: formatEuros(toPay),
    batched: formatEuros(batched),
    paid: formatEuros(paid),
    total: formatEuros(toPay + batched + paid),
    parts: { toPay: part(toPay), batched: part(batched), paid: part(paid) },
  }));
}

export type GainLine = ReturnType<typeof inWords>[number];

const LAST = 20;

/** The club's own list, the latest first. */
export const declines = async ({ partner }: PartnerVisit) =>
  (await listDeclines(partner._id, LAST)).map(({ code, reason, at, by }) => ({ code, reason: typo(reason), when: formatInstant(at), by }));

export type DeclineLine = Awaited<ReturnType<typeof declines>>[number];
