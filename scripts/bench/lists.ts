/** lists: every list of the desk, each filter × each sort, on a campaign of 51,300 children; the slowest stays under 150 ms. */
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
const SHOWN = 5;

export async function benchLists(): Promise<Figures> {
  await layYear();
  const env = childEnvironment({ MONGODB_URI: settings().mongodbUri ?? '' });
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', MEASURE], { env, maxBuffer: 10_000_000 });
  const measured = (JSON.parse(stdout) as { what: string; ms: number }[]).sort((a, b) => b.ms - a.ms);
  for (const { what, ms } of measured.slice(0, SHOWN)) process.stderr.write(`${Math.round(ms)} ms  ${what}\n`);
  // What is asked of the median of a benchmark is asked here of the slowest case.
  return { name: 'lists', work: [measured[0]?.ms ?? Infinity], floor: [1], ratioToReach: Infinity, limitMs: LIMIT_MS };
}
