/** What the campaign will have drawn at its end, and why we think so (R-EXT-02). Pure. */
import type { Cents } from '../../shared/cents.ts';
import type { Pace } from './pace.ts';

/** Four weeks: one bad week does not count for much, and the start of the school year is soon forgotten. */
export const RECENT_DAYS = 28;
/** Under a twentieth of last year's total, its curve says nothing yet. */
const LEAST_SHARE = 20;

export interface Forecast {
  /** Drawn at the campaign's end; never below what is drawn now, never above what was granted. */
  drawn: Cents;
  /** lastYear: the curve of the campaign before; recent: the last weeks go on; none: nothing to go by, or the campaign is over. */
  method: 'lastYear' | 'recent' | 'none';
}

/** Whole cents: an estimate, nothing is paid by it. */
export function forecastOf(now: { drawn: Cents; granted: Cents }, pace: Pace): Forecast {
  if (pace.daysLeft === 0 || pace.recentDays === 0) return { drawn: now.drawn, method: 'none' };
  const { lastYear } = pace;
  const followsLastYear = lastYear !== null && lastYear.sameDay * LEAST_SHARE >= lastYear.end;
  const guess = followsLastYear
    ? Math.round(now.drawn * (lastYear.end / lastYear.sameDay))
    : now.drawn + Math.round((pace.recent / pace.recentDays) * pace.daysLeft);
  return { drawn: Math.max(now.drawn, Math.min(guess, now.granted)), method: followsLastYear ? 'lastYear' : 'recent' };
}
