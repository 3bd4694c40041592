/** Birth days as files write them, and the ages of a campaign (R-CAM-02, D-CAM-03). Pure. */
import type { Criteria } from '../../campaign/campaign.model.ts';
import { addDays, ageOn, type CivilDay, formatDay, readDay } from '../../shared/days.ts';
import type { Warning } from './reasons.ts';

/** JJ/MM/AAAA, ISO, either with an hour after it, or Excel's number of days (1954 to 2036). @returns null for anything else. */
export function readBirth(text: string): CivilDay | null {
  const day = text.replace(/[ T]\d{1,2}:\d{2}.*$/, '');
  return /^[2-4]\d{4}$/.test(day) ? addDays('1899-12-30', Number(day)) : readDay(day);
}

export interface AgeLimits {
  /** Born this day or before: too old. */
  tooEarly: CivilDay;
  /** Born after this day: too young. */
  tooLate: CivilDay;
  ageDay: CivilDay;
}

/** Ages turned into birth days once per load: comparing texts is then enough. */
export function ageLimits({ ageMin, ageMax, ageDay }: Pick<Criteria, 'ageMin' | 'ageMax' | 'ageDay'>): AgeLimits {
  const [year = 0, ...rest] = ageDay.split('-');
  const before = (years: number): CivilDay => [String(Number(year) - years), ...rest].join('-');
  return { tooEarly: before(ageMax + 1), tooLate: before(ageMin), ageDay };
}

/** AGE_HORS_CAMPAGNE unless the child's full years on the campaign's day are within its ages. */
export function ageWarning(birth: CivilDay, limits: AgeLimits): Warning[] {
  if (birth > limits.tooEarly && birth <= limits.tooLate) return [];
  return [{ code: 'AGE_HORS_CAMPAGNE', value: String(ageOn(birth, limits.ageDay)), other: formatDay(limits.ageDay) }];
}
