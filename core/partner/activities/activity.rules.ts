/** What counts as an activity of the scheme (CCTP 2, R-PAR-08). Pure. */
import { folded } from '../../shared/french.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';

/** Sport, culture, art (CCTP 2); '' until the Caf has sorted it. */
export const DOMAINS = ['sport', 'culture', 'art', ''] as const;
export type ActivityDomain = (typeof DOMAINS)[number];

/** active: can be chosen; retired: kept by those who have it; excluded: refused, with a reason. */
export const ACTIVITY_STATES = ['active', 'retired', 'excluded'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];

export const MAX_LABEL = 40;

/** Excluded by the CCTP whatever the list says: languages, school support, worship. */
const EXCLUDED = /\b(langues?|anglais|soutien scolaire|aide aux devoirs|cultes?|cultuelles?|catechisme|coranique)\b/;

export const isExcludedByCctp = (label: string): boolean => EXCLUDED.test(folded(label));

/** What makes two labels one: accents, case and punctuation do not count. */
export const activityKey = (label: string): string => folded(label);

export const excludedActivity = (activity: string): Refusal => refuse('ACTIVITE_EXCLUE', { activity }, { field: 'activite' });

/** Bare labels, each once; what is missing or excluded joins `refusals`. */
export function checkActivities(typed: readonly string[], refusals: Refusal[]): string[] {
  const labels = typed.map((each) => each.trim().replace(/\s+/g, ' ')).filter(Boolean);
  const activities = labels.filter((label, at) => labels.findIndex((other) => activityKey(other) === activityKey(label)) === at);
  if (activities.length === 0) refusals.push(refuse('ACTIVITE_MANQUANTE', {}, { field: 'activite' }));
  const excluded = activities.find(isExcludedByCctp);
  if (excluded) refusals.push(excludedActivity(excluded));
  const long = activities.find((each) => each.length > MAX_LABEL);
  if (long) refusals.push(refuse('VALEUR_TROP_LONGUE', { label: 'Activité', max: MAX_LABEL }, { field: 'activite' }));
  return activities;
}
