/** When the demo's acts happened: between the opening of the campaign and now. Pure. */
import { dayOf, endOfDay, startOfDay } from '#core/shared/days.ts';
import { usualDates } from '#core/campaign/campaign.rules.ts';

const HOUR_MS = 3_600_000;

export interface Calendar {
  /** Campaign in course. */
  year: number;
  /** Initialised and loaded before it opens; never after now. */
  initAt: Date;
  loadAt: Date;
  openAt: Date;
  /** An instant of the open campaign: 0 its opening, 1 now (or its last instant, once it is over). */
  during(share: number): Date;
}

/** Year of the campaign an instant falls in: from August on the year itself, before that the one that began in the year before. */
export function campaignYearOf(at: Date): number {
  const [year, month] = dayOf(at).split('-').map(Number) as [number, number];
  return month >= 8 ? year : year - 1;
}

/** Calendar of the campaign of `year`, as seen at `at`. */
export function calendarOf(year: number, at: Date): Calendar {
  const { start, end } = usualDates(year);
  const opening = startOfDay(start).getTime();
  const openAt = new Date(Math.min(opening + 8 * HOUR_MS, at.getTime()));
  const last = Math.min(at.getTime(), endOfDay(end).getTime() - 1);
  return {
    year,
    initAt: new Date(opening - 20 * 24 * HOUR_MS + 9 * HOUR_MS),
    loadAt: new Date(opening - 12 * 24 * HOUR_MS + 10 * HOUR_MS),
    openAt,
    during: (share) => new Date(openAt.getTime() + Math.round((last - openAt.getTime()) * share)),
  };
}
