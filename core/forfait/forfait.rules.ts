import type { Forfait } from './forfait.model.ts';

/** Whether one more activity is the last allowed: what is left afterwards serves no more this year (R-FAM-12). */
export const isLastActivity = ({ activities }: Pick<Forfait, 'activities'>, maxActivities: number): boolean =>
  activities + 1 >= maxActivities;
