import { dropSimulatedChanges } from './drop-simulated-changes.ts';
import { isForWorker } from './free-the-way.ts';
import { type Load, LoadRejects, Loads } from './load.model.ts';
import { WORK } from './load-states.rules.ts';
import { leaseEnd } from './running/advance-load.ts';
import { isAbandoned, thisHolder } from './running/holders.ts';
import { noCounts } from './running/tally.ts';
import { nextTurn } from './next-turn.ts';

/**
 * Takes the stored load that has work and no living holder. Its fence rises, so that what a former holder still writes misses.
 * A simulation begins again from nothing; a run and an undoing go on after their last committed chunk.
 */
export async function claimLoad(holder: string): Promise<Load | null> {
  const waiting = await Loads.findOne({ underWay: true }).lean<Load>();
  const work = WORK.find(({ from }) => from === waiting?.state);
  if (!waiting || !work || !isForWorker(waiting) || !isAbandoned(waiting)) return null;
  const afresh = work.from !== work.to || work.to === 'simulating';
  const claimed = await Loads.findOneAndUpdate(
    { _id: waiting._id, state: waiting.state, fence: waiting.fence },
    {
      $set: {
        state: work.to,
        holder: thisHolder(holder),
        leaseUntil: leaseEnd(),
        ...(work.from === 'confirmed' ? { turn: await nextTurn(waiting.campaign) } : {}),
        ...(afresh ? { counts: noCounts(), written: { allo: 0, enf: 0 }, 'progress.done': 0 } : {}),
      },
      $inc: { fence: 1 },
    },
    { returnDocument: 'after' },
  ).lean<Load>();
  if (claimed && afresh) await LoadRejects.deleteMany({ loadId: claimed._id });
  // What a simulation cut short had kept: the run's own are under other keys.
  if (work.from === 'simulating') await dropSimulatedChanges(waiting._id);
  return claimed;
}
