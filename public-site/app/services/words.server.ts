/** Dates and amounts as the pages say them: the browser gets sentences, not instants. */
import { type CivilDay, dayOf, formatDay } from '#core/shared/days.ts';

/** "Date de naissance : 14/03/2016", or that the Caf's file gave none (D-CAM-03). */
export const birthDay = (birth: CivilDay | null): string => (birth === null ? 'non communiquée' : formatDay(birth));

/** "21/11/2025". */
export const dayWords = (instant: Date): string => formatDay(dayOf(instant));
