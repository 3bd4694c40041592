import { realNow } from '../../shared/clock.ts';
import type { Session } from '../../shared/database.ts';
import { Loads } from '../load.model.ts';
import type { Run } from './run.ts';
import { type Tally, tallyIncrement } from './tally.ts';

/** Milliseconds a holder may be silent: longer than its patience (patiently.ts). A dead one of the same machine is known at once. */
const LEASE = 60_000;

/** Until when a holder that has just spoken holds a load. */
export const leaseEnd = (): Date => new Date(realNow().getTime() + LEASE);

/** The load was cancelled, or another holder took it: this one stops, and writes nothing more. */
export class LoadLost extends Error {
  override name = 'LoadLost';
}

/** The filter of every write on a load by its holder: a former holder's fence misses. */
export const heldBy = ({ load, simulate }: Pick<Run, 'load' | 'simulate'>) => ({
  _id: load._id as never,
  fence: load.fence,
  state: simulate ? 'simulating' : 'running',
});

/** Records a chunk in its load, and renews the lease. @throws LoadLost. */
export async function advanceLoad(
  run: Run,
  tally: Tally,
  chunk: { lines: number; written: number | null },
  session: Session | null,
): Promise<void> {
  const { matchedCount } = await Loads.collection.updateOne(
    heldBy(run),
    {
      $inc: { ...tallyIncrement(tally), 'progress.done': chunk.lines },
      $set: { leaseUntil: leaseEnd(), ...(chunk.written === null ? {} : { [`written.${tally.file}`]: chunk.written }) },
    },
    session ? { session } : {},
  );
  if (matchedCount !== 1) throw new LoadLost();
}
