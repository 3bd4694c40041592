/** The types of activity, a list kept by the Caf (R-PAR-08). Owns `activityTypes`; partners hold labels of this list. */
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';
import { ACTIVITY_STATES, type ActivityDomain, type ActivityState, DOMAINS } from './activity.rules.ts';

export interface ActivityType {
  _id: string;
  label: string;
  /** The label without accents, case or punctuation: one type each. */
  key: string;
  domain: ActivityDomain;
  state: ActivityState;
  /** Why it is excluded or retired. */
  reason: string;
  modifiedAt: Date;
}

export const ActivityTypes = defineModel<ActivityType>('ActivityType', 'activityTypes', {
  _id: String,
  label: String,
  key: String,
  domain: String,
  state: String,
  reason: String,
  modifiedAt: Date,
});

export const activitySpec: CollectionSpec = {
  name: 'activityTypes',
  validator: { state: { $in: [...ACTIVITY_STATES] }, domain: { $in: [...DOMAINS] }, key: { $type: 'string' } },
  indexes: [{ key: { key: 1 }, unique: true }],
};
