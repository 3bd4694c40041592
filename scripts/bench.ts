/** `npm run bench [-- --json] [-- --only NAME]`: each figure beside its floor, on a database of its own (issue 3, §9). */
import { Command, InvalidArgumentError } from 'commander';
import { runBenchmarks } from './bench/runner.ts';

interface Options {
  json?: boolean;
  only?: string;
  iterations: number;
}

const LEAST = 5;

function readIterations(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('un nombre entier, 1 ou plus');
  return count;
}

await new Command('bench')
  .description('mesure chaque travail à côté de son plancher')
  .option('--json', 'répond par un objet JSON')
  .option('--only <nom>', 'une mesure, ou toutes celles qui commencent ainsi')
  .option('--iterations <nombre>', 'tours mesurés de chacune', readIterations, LEAST)
  .action((options: Options) => runBenchmarks(options))
  .parseAsync();
