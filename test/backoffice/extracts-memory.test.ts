/** Extracts of the Caf's size go out in constant memory, however slowly they are taken (R-EXT-01). */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { layYear, SIZES } from '../../scripts/bench/year-ground.ts';
import { useOwnDatabase } from '../factories/database.ts';

const { uri } = useOwnDatabase();
const LIMIT_MB = 100;
const PROCESS = path.join(import.meta.dirname, '../factories/extract-process.ts');

test('R-EXT-01: 51 300 lignes, moins de 100 Mo de plus, même si le navigateur est lent', async () => {
  await layYear();
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', PROCESS, uri()], { env });
  const { lines, peakMb } = JSON.parse(stdout) as { lines: number[]; peakMb: number };
  expect(lines).toEqual([SIZES.children, await Forfaits.countDocuments({ available: { $gt: 0 } })]);
  expect(peakMb).toBeLessThan(LIMIT_MB);
}, 120_000);
