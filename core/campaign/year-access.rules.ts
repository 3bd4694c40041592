/** What may be done with a year, the current campaign being A (R-CAM-09): A changes, A-1 and A-2 are read, A-3 is for extracts. Pure. */
import type { Right } from '../access/rights.rules.ts';

/** change > consult > extracts > closed. */
export type YearAccess = 'change' | 'consult' | 'extracts' | 'closed';

/** Years before the current one that every screen may show. */
const CONSULTED = 2;

/**
 * A-3 opens to who prepares campaigns and makes extracts: the independent rights that make a gestionnaire here (docs/decisions/0421).
 * @param current year of the current campaign, or of the latest one.
 */
export function yearAccess(year: number, current: number, rights: readonly Right[]): YearAccess {
  const age = current - year;
  if (age < 0 || age > CONSULTED + 1) return 'closed';
  if (age === 0) return 'change';
  if (age <= CONSULTED) return 'consult';
  return rights.includes('campaign') && rights.includes('extracts') ? 'extracts' : 'closed';
}

/** First year that screens show. */
export const firstConsultable = (current: number): number => current - CONSULTED;

/** Last year that the initialisation of campaign A proposes to purge: A-4. */
export const lastPurgeable = (current: number): number => current - CONSULTED - 2;
