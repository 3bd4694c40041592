import { LoadRejects, type LoadReject } from '../load.model.ts';
import type { Run } from './run.ts';

/**
 * Marks the rejects of earlier loads that this one made good (R-CAM-05): the same key is now kept, once,
 * or, when the key could not be read, a line with the same names is. Safe to run again.
 */
export async function takeUpRejects({ campaign, load, ledger }: Run): Promise<void> {
  const open = { campaign: campaign._id, level: 'reject', simulated: false, takenUp: null, loadId: { $ne: load._id } } as const;
  const made: string[] = [];
  for await (const { _id, file, key, likeness } of LoadRejects.collection.find<LoadReject>(open, {
    projection: { file: 1, key: 1, likeness: 1 },
  })) {
    const good =
      key === null
        ? likeness !== null && ledger.likenesses.found.has(likeness)
        : ledger.kept[file].has(key) && !ledger.twice[file].has(key);
    if (good) made.push(_id);
  }
  for (let from = 0; from < made.length; from += 1_000)
    await LoadRejects.updateMany({ _id: { $in: made.slice(from, from + 1_000) } }, { $set: { takenUp: load._id } });
}
