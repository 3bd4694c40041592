/** How the desk writes what it reads: amounts, days, instants; "–" for what is not there. */
import { formatEuros } from '#core/shared/cents.ts';
import { formatDay, formatInstant } from '#core/shared/days.ts';

const NOTHING = '–';

export const orNothing = (text: string | null | undefined): string => text || NOTHING;
/** "JJ/MM/AAAA à HH:MM", Paris time. */
export const instant = (at: Date | null | undefined): string => (at ? formatInstant(at) : NOTHING);
export const day = (civil: string | null | undefined): string => (civil ? formatDay(civil) : NOTHING);
export const euros = (cents: number | null | undefined): string => (cents === null || cents === undefined ? NOTHING : formatEuros(cents));
export const yesNo = (value: boolean | null | undefined): string => (value ? 'yes' : 'no');
