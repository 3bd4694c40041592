import type { Session } from '../../shared/database.ts';
import type { FileKind } from '../file-kinds.ts';
import { changesPrefix, type Difference, LoadChanges } from '../load-change.model.ts';
import type { Run } from './run.ts';

/** Keeps what a chunk changes, in the transaction that changes it; a simulation keeps it alone. */
export async function keepChanges(
  session: Session | null,
  { load, simulate }: Pick<Run, 'load' | 'simulate'>,
  file: FileKind,
  differences: readonly Difference[],
): Promise<void> {
  if (differences.length === 0) return;
  const prefix = changesPrefix(load._id, simulate, file);
  const of = { loadId: load._id, campaign: load.campaign, file, simulated: simulate };
  const changes = differences.map((difference) => ({ _id: `${prefix}${difference.key}`, ...of, ...difference }));
  await LoadChanges.collection.insertMany(changes as never[], session ? { session } : {});
}
