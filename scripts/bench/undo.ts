/** undo: the first load of a campaign undone whole, held then removed by chunks; its floor is that same load. */
import { runNextLoad } from '#core/load/run-next-load.ts';
import { undoLoad } from '#core/load/undo-load.ts';
import { actNow, system } from '#core/shared/author.ts';
import type { Benchmark, Figures } from './figures.ts';
import { emptyCampaign, load, REAL, watchMemory, withFiles } from './load-ground.ts';
import { timed, turns } from './turns.ts';

/** A load writes three records a child; an undoing holds two of them, then removes the three, and the journal keeps what went. */
const RATIO = 3;

export const benchUndo: Benchmark = ({ iterations }) =>
  withFiles({ ...REAL, format: 'csv' }, async (files) => {
    const figures: Figures = { name: 'undo', work: [], floor: [], ratioToReach: RATIO, peakMemoryMb: 0 };
    return turns(iterations, figures, async () => {
      await emptyCampaign();
      const start = performance.now();
      const { loadId } = await load(files);
      const floor = performance.now() - start;
      const memory = watchMemory();
      const work = await timed(() => undo(loadId));
      figures.peakMemoryMb = Math.max(figures.peakMemoryMb ?? 0, memory.stop());
      return { work, floor };
    });
  });

async function undo(id: string): Promise<void> {
  await undoLoad(actNow(system('bench')), { id, reason: 'mesure' });
  await runNextLoad({ holder: 'bench' });
}
