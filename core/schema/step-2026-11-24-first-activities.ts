import { addFirstActivities } from '../partner/activities/first-activities.ts';
import type { DataStep } from './data-steps.ts';

/** R-PAR-08: an installation starts with a list of activities to keep. */
export const firstActivities: DataStep = { name: 'premiers types d’activité', run: addFirstActivities };
