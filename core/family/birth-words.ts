import { type CivilDay, formatDay } from '../shared/days.ts';

/** "14/03/2016", or that the Caf's file gave none (D-CAM-03). */
export const birthWords = (birth: CivilDay | null): string => (birth === null ? 'non communiquée' : formatDay(birth));
