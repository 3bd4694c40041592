/** Civil days and instants in Europe/Paris (D: every date limit of the scheme is Paris time, R-CAM-01). */
import { DateTime } from 'luxon';

/** "AAAA-MM-JJ". */
export type CivilDay = string;

const ZONE = 'Europe/Paris';
const FRENCH_DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/;

const paris = (instant: Date): DateTime => DateTime.fromJSDate(instant, { zone: ZONE });

/** Swedes write a day as ISO does; eight times faster than through luxon. */
const PARIS_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

/** Zone arithmetic is slow, and a page asks it of every date: what was worked out is kept. Bounded, so that no input can fill it. */
const MOST_KEPT = 2000;
function once<K, V>(known: Map<K, V>, key: K, workOut: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = workOut();
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, made);
  return made;
}

/** By hours since 1970: a Paris day begins on a whole hour of universal time, in summer as in winter. */
const days = new Map<number, CivilDay>();
const HOUR_MS = 3_600_000;

/** The Paris day an instant falls in. */
export const dayOf = (instant: Date): CivilDay => once(days, Math.floor(instant.getTime() / HOUR_MS), () => PARIS_DAY.format(instant));

const starts = new Map<CivilDay, number>();

/** First instant of a Paris day. */
export const startOfDay = (day: CivilDay): Date => new Date(once(starts, day, () => DateTime.fromISO(day, { zone: ZONE }).toMillis()));

/** First instant after a Paris day: "last day included" is `instant < endOfDay(day)`. */
export const endOfDay = (day: CivilDay): Date => startOfDay(nextDay(day));

const DAY_MS = 86_400_000;
const utc = (day: CivilDay): number => Date.parse(`${day}T00:00:00Z`);
const nextDay = (day: CivilDay): CivilDay => new Date(utc(day) + DAY_MS).toISOString().slice(0, 10);

/** The day `count` days after (before when negative). */
export const addDays = (day: CivilDay, count: number): CivilDay =>
  DateTime.fromISO(day, { zone: ZONE }).plus({ days: count }).toFormat('yyyy-MM-dd');

/** The day `count` months after; the last of the month when that day does not exist (31/01 → 28/02). */
export const addMonths = (day: CivilDay, count: number): CivilDay =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ months: count }).toFormat('yyyy-MM-dd');

/** Whole days from one day to another. */
export const daysBetween = (from: CivilDay, to: CivilDay): number => (utc(to) - utc(from)) / DAY_MS;

/** Age in full years on a day. */
export const ageOn = (birth: CivilDay, day: CivilDay): number =>
  Math.floor(DateTime.fromISO(day, { zone: 'utc' }).diff(DateTime.fromISO(birth, { zone: 'utc' }), 'years').years);

/** "14/03/2016". */
export const formatDay = (day: CivilDay): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** "21/11/2025 à 14:55", Paris time. */
export const formatInstant = (instant: Date): string => paris(instant).toFormat("dd/MM/yyyy 'à' HH:mm");

/** "15 h 42" with a no-break space, Paris time. */
export const formatHour = (instant: Date): string => paris(instant).toFormat("HH'\u00a0h\u00a0'mm");

/**
 * Reads a day written as JJ/MM/AAAA or ISO.
 * @returns the civil day, or null when it is not a day of the calendar.
 */
export function readDay(text: string): CivilDay | null {
  const bare = text.trim();
  const french = FRENCH_DAY.exec(bare);
  const iso = ISO_DAY.exec(bare);
  const [year, month, day] = french ? [french[3], french[2], french[1]] : iso ? [iso[1], iso[2], iso[3]] : [];
  if (!year || !month || !day) return null;
  return civilDay(Number(year), Number(month), Number(day));
}

const FRENCH_INSTANT = /^(\S+)\s+(?:à\s+)?(\d{1,2})\s?[:hH]\s?(\d{2})$/;

/**
 * Reads a day and an hour of Paris, "14/03/2027 09:00" or "14/03/2027 à 9h00".
 * @returns the instant, or null when it is none.
 */
export function readInstant(text: string): Date | null {
  const [, dayText = '', hour = '', minute = ''] = FRENCH_INSTANT.exec(text.trim().replace(/[\u00a0\u202f]/g, ' ')) ?? [];
  const day = readDay(dayText);
  if (!day || Number(hour) > 23 || Number(minute) > 59) return null;
  return DateTime.fromISO(`${day}T${hour.padStart(2, '0')}:${minute}`, { zone: ZONE }).toJSDate();
}

function civilDay(year: number, month: number, day: number): CivilDay | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
