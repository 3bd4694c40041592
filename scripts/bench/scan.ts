/** scan: clubs validate 20 codes a second, as on a Saturday of September; the 95th percentile stays under 100 ms. Its floor: the same writes by the bare driver, at the same pace. */
import type { Author } from '#core/shared/author.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { actOf, layGround } from './draw-ground.ts';
import type { Figures } from './figures.ts';
import { atPace, percentile95, turns } from './turns.ts';
import { freshVouchers, takeWritten, writeBare } from './validate.ts';

const SCANNER: Author = { kind: 'partner', id: 'bench' };
const A_SECOND = 20;
const LIMIT_MS = 100;
/** Ten seconds of a queue. */
const SCANS = 200;

export async function benchScan({ iterations }: { iterations: number }): Promise<Figures> {
  const draws = (await layGround()).slice(0, SCANS);
  // What is asked of the median of a benchmark is asked here of the median of each turn's 95th percentile.
  return turns(iterations, { name: 'scan', work: [], floor: [], ratioToReach: Infinity, limitMs: LIMIT_MS }, async () => {
    const work = await atPace(await freshVouchers(draws), A_SECOND, (scan) => validateVoucher(actOf(SCANNER), scan));
    const written = await takeWritten();
    const floor = await atPace(await freshVouchers(draws), A_SECOND, (scan) => writeBare(scan, written.get(scan.sias)!));
    return { work: percentile95(work), floor: percentile95(floor) };
  });
}
