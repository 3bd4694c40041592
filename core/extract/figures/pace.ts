/** How fast the campaign draws: what the forecast of its end stands on (R-EXT-02). */
import type { Campaign } from '../../campaign/campaign.model.ts';
import { Campaigns } from '../../campaign/campaign.model.ts';
import { all, type ReadSnapshot } from '../../payment/reconciliation/snapshot.ts';
import type { Cents } from '../../shared/cents.ts';
import { addDays, dayOf, daysBetween, endOfDay, startOfDay } from '../../shared/days.ts';
import { Vouchers } from '../../voucher/voucher.model.ts';
import { LIVE_VOUCHER } from './draws.ts';
import { RECENT_DAYS } from './forecast.rules.ts';

export interface Pace {
  /** Drawn by QR codes over the last `RECENT_DAYS` days. */
  recent: Cents;
  /** Days since the start, `RECENT_DAYS` at most: what `recent` is spread over. */
  recentDays: number;
  daysLeft: number;
  /** The campaign before: drawn up to the same day of its year, and at its end; null when it drew nothing. */
  lastYear: { sameDay: Cents; end: Cents } | null;
}

export async function readPace(read: ReadSnapshot, campaign: Campaign, at: Date): Promise<Pace> {
  const today = dayOf(at) < campaign.end ? dayOf(at) : campaign.end;
  const elapsed = Math.max(0, daysBetween(campaign.start, today) + 1);
  const recentDays = Math.min(RECENT_DAYS, elapsed);
  return {
    recent: await drawn(read, {
      campaign: campaign._id,
      ...LIVE_VOUCHER,
      issuedAt: { $gte: startOfDay(addDays(today, 1 - recentDays)), $lt: endOfDay(today) },
    }),
    recentDays,
    daysLeft: Math.max(0, daysBetween(today, campaign.end)),
    lastYear: await readLastYear(read, campaign._id - 1, elapsed),
  };
}

/** A code that expired was drawn as well: it is what families do in a year that is compared, not what was paid. */
async function readLastYear(read: ReadSnapshot, year: number, elapsed: number): Promise<Pace['lastYear']> {
  const [before] = await all(read<Campaign>(Campaigns, [{ $match: { _id: year } }]));
  if (!before || before.state === 'purged' || elapsed === 0) return null;
  const kept = { campaign: year, state: { $in: ['active', 'validated', 'expired'] }, undoneAt: null };
  const end = await drawn(read, kept);
  if (end === 0) return null;
  return { end, sameDay: await drawn(read, { ...kept, issuedAt: { $lt: endOfDay(addDays(before.start, elapsed - 1)) } }) };
}

async function drawn(read: ReadSnapshot, where: Record<string, unknown>): Promise<Cents> {
  const [answer] = await all(
    read<{ amount: Cents }>(Vouchers, [{ $match: where }, { $group: { _id: null, amount: { $sum: '$amount' } } }]),
  );
  return answer?.amount ?? 0;
}
