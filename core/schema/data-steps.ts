import { firstActivities } from './step-2026-11-24-first-activities.ts';

/** Data steps of the schema, in order: one dated file each from the first release on; an empty database needs none. */
export interface DataStep {
  name: string;
  run(): Promise<void>;
}

export const dataSteps: readonly DataStep[] = [firstActivities];
