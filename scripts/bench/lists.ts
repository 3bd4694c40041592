/** lists: every list of the desk, each filter × each sort, on a campaign of 51,300 children; the slowest stays under 150 ms, by an index. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { settings } from '#core/shared/settings.ts';
import { childEnvironment } from '../services/child-environment.ts';
import type { Figures } from './figures.ts';
import { layYear } from './year-ground.ts';

/** The back-office is started as a process: scripts never import it. */
const MEASURE = path.join(import.meta.dirname, '../../backoffice/measure-lists.ts');
const LIMIT_MS = 150;
const SHOWN = 8;

interface Measured {
  floorMs: number;
  lists: { what: string; ms: number; plans: string[]; whole: string[] }[];
}

/** Says the slowest with their plans. @throws Error when a list reads the whole of a collection that grows. */
export async function benchLists(): Promise<Figures> {
  await layYear();
  const env = childEnvironment({ MONGODB_URI: settings().mongodbUri ?? '' });
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', MEASURE], { env, maxBuffer: 10_000_000 });
  const { floorMs, lists } = JSON.parse(stdout) as Measured;
  const slowest = lists.sort((a, b) => b.ms - a.ms).slice(0, SHOWN);
  say(`${lists.length} listes ; ${lists.filter(({ ms }) => ms > LIMIT_MS).length} au-dessus de ${LIMIT_MS} ms ; les plus lentes :`);
  for (const { what, ms, plans } of slowest) say(`${Math.round(ms)} ms  ${what}  [${plans.join(' ; ')}]`);
  const whole = lists.filter((list) => list.whole.length > 0);
  if (whole.length > 0) throw new Error(`lists read whole: ${whole.map(({ what, whole: of }) => `${what} (${of.join()})`).join(' ; ')}`);
  // What is asked of the median of a benchmark is asked here of the slowest case.
  return { name: 'lists', work: [slowest[0]?.ms ?? Infinity], floor: [floorMs], ratioToReach: Infinity, limitMs: LIMIT_MS };
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);
