import { beginningWith, changesPrefix, LoadChanges } from './load-change.model.ts';

/** Removes what a simulation kept of the differences: they hold personal data, and the load is written or given up. */
export async function dropSimulatedChanges(loadId: string): Promise<void> {
  await LoadChanges.deleteMany({ _id: beginningWith(changesPrefix(loadId, true)) });
}
