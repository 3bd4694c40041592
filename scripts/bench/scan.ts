/** scan: clubs validate 20 codes a second, as on a Saturday of September; the 95th percentile stays under 100 ms. */
import type { Author } from '#core/shared/author.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { actOf, AT_ONCE, freshForfaits, layGround } from './draw-ground.ts';
import type { Figures } from './figures.ts';
import { timedInLanes } from './turns.ts';

const SCANNER: Author = { kind: 'partner', id: 'bench' };
const A_SECOND = 20;
const LIMIT_MS = 100;

export async function benchScan({ iterations }: { iterations: number }): Promise<Figures> {
  const draws = await layGround();
  const work: number[] = [];
  for (let turn = 0; turn <= iterations; turn++) {
    await freshForfaits(draws);
    const scans: { code: string; partnerId: string }[] = [];
    await timedInLanes(draws, AT_ONCE, async (draw) => {
      const { code } = await issueVoucher(actOf({ kind: 'family', id: draw.matricule }), draw);
      scans.push({ code, partnerId: draw.partnerId });
    });
    const times = await atPace(scans, (scan) => validateVoucher(actOf(SCANNER), scan));
    if (turn > 0) work.push(percentile95(times));
  }
  // What is asked of the median of a benchmark is asked here of each turn's 95th percentile.
  return { name: 'scan', work, floor: [1], ratioToReach: Infinity, limitMs: LIMIT_MS };
}

/** Starts one every 50 ms, whether the one before is done or not. @returns the milliseconds of each. */
async function atPace<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<number[]> {
  const all: Promise<number>[] = [];
  for (const item of items) {
    all.push(timed(() => work(item)));
    await new Promise((resolve) => setTimeout(resolve, 1000 / A_SECOND));
  }
  return Promise.all(all);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const percentile95 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;
