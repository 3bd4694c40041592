import { frenchOrder } from '../../shared/french.ts';
import { FormRefusal, refuse } from '../../shared/refusals.ts';
import { Partners } from '../partner.model.ts';
import { type ActivityDomain, activityKey, DOMAINS } from './activity.rules.ts';
import { type ActivityType, ActivityTypes } from './activity-type.model.ts';

export interface ListedActivity extends ActivityType {
  /** Partners that have it, whatever their state. */
  partners: number;
}

/** The whole list in French order, with how many partners have each. */
export async function listActivities(): Promise<ListedActivity[]> {
  const types = await ActivityTypes.find().lean<ActivityType[]>();
  const used = await Partners.aggregate<{ _id: string; count: number }>([
    { $unwind: '$activities' },
    { $group: { _id: '$activities', count: { $sum: 1 } } },
  ]);
  const counts = new Map(used.map(({ _id, count }) => [_id, count]));
  return types.map((type) => ({ ...type, partners: counts.get(type.label) ?? 0 })).sort((a, b) => frenchOrder(a.label, b.label));
}

/** The labels a form offers. */
export async function activityChoices(): Promise<string[]> {
  const types = await ActivityTypes.find({ state: 'active' }, { label: 1 }).lean<ActivityType[]>();
  return types.map(({ label }) => label).sort(frenchOrder);
}

export interface ActivityMenu {
  /** What can be chosen, by domain in the order of the scheme; '' last. */
  offered: { domain: ActivityDomain; labels: string[] }[];
  /** What never can. */
  excluded: string[];
}

/** The list as a club reads it: what it may choose, and what the scheme leaves out (R-PAR-08). */
export async function activityMenu(): Promise<ActivityMenu> {
  const types = await ActivityTypes.find({ state: { $in: ['active', 'excluded'] } }).lean<ActivityType[]>();
  const labels = (wanted: (type: ActivityType) => boolean): string[] =>
    types
      .filter(wanted)
      .map(({ label }) => label)
      .sort(frenchOrder);
  return {
    offered: DOMAINS.map((domain) => ({ domain, labels: labels((type) => type.state === 'active' && type.domain === domain) })).filter(
      (group) => group.labels.length > 0,
    ),
    excluded: labels(({ state }) => state === 'excluded'),
  };
}

/** A form offers the list and nothing else. @throws FormRefusal ACTIVITE_HORS_LISTE (422). */
export async function refuseUnlessListed(labels: readonly string[]): Promise<void> {
  const known = await ActivityTypes.find({ key: { $in: labels.map(activityKey) } }, { key: 1 }).lean<ActivityType[]>();
  const unknown = labels.find((label) => !known.some(({ key }) => key === activityKey(label)));
  if (unknown !== undefined) throw new FormRefusal([refuse('ACTIVITE_HORS_LISTE', { activity: unknown }, { field: 'activite' })]);
}
