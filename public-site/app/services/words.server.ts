/** Dates and amounts as the pages say them: the browser gets sentences, not instants. */
import { dayOf, formatDay } from '#core/shared/days.ts';

/** "21/11/2025". */
export const dayWords = (instant: Date): string => formatDay(dayOf(instant));
