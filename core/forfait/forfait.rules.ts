import type { Forfait } from './forfait.model.ts';

/** Whether one more activity is the last allowed: what is left afterwards serves no more this year (R-FAM-12). */
export const isLastActivity = ({ activities }: Pick<Forfait, 'activities'>, maxActivities: number): boolean =>
  activities + 1 >= maxActivities;

/** Whether no activity is left: nothing more can be drawn this year, whatever the balance (R-FAM-12). */
export const activitiesAreUsed = ({ activities }: Pick<Forfait, 'activities'>, maxActivities: number): boolean =>
  activities >= maxActivities;
