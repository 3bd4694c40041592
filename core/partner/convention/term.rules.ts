/** How long a convention lasts, and when its renewal is asked for (R-PAR-13). Civil days, both ends included. Pure. */
import { addDays, type CivilDay } from '../../shared/days.ts';

/** Days before its end from which a convention may be renewed, and its partner is written to. */
export const RENEWAL_DAYS = 60;

/** From the day the Caf signs, or the morrow of the convention it follows. */
export function termOf(day: CivilDay, years: number, followed: CivilDay | null): { start: CivilDay; end: CivilDay } {
  const start = followed !== null && followed >= day ? addDays(followed, 1) : day;
  return { start, end: addDays(yearsAfter(start, years), -1) };
}

/** The last day of February stands for the 29th. */
function yearsAfter(day: CivilDay, years: number): CivilDay {
  const wanted = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return addDays(wanted.endsWith('-02-29') ? `${wanted.slice(0, 8)}28` : wanted, 0);
}

/** Whether a convention that ends on `end` is to be renewed on `today`. */
export const isRenewable = (end: CivilDay, today: CivilDay): boolean => addDays(today, RENEWAL_DAYS) >= end;
