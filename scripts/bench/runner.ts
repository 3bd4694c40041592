/** Runs the benchmarks one after the other, each in a process and a database of its own, on a mongod of our own. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { childEnvironment } from '../services/child-environment.ts';
import { startMongod } from '../services/embedded-mongod.ts';
import { findMongod } from '../services/find-mongod.ts';
import { BENCHMARKS } from './benchmarks.ts';
import { type Figures, type Verdict, verdictOf } from './figures.ts';
import { headLine, verdictLine } from './report.ts';

export interface BenchWanted {
  json?: boolean;
  /** Beginning of a name. */
  only?: string;
  iterations: number;
}

const ONE = path.join(import.meta.dirname, 'one-benchmark.ts');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Prints a line each as it comes, or one JSON object at the end. */
export async function runBenchmarks({ json = false, only = '', iterations }: BenchWanted): Promise<void> {
  const names = Object.keys(BENCHMARKS).filter((name) => name.startsWith(only));
  if (names.length === 0) throw new Error(`Aucune mesure ne commence par « ${only} » : ${Object.keys(BENCHMARKS).join(', ')}.`);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-bench-base-'));
  const binary = await findMongod(undefined, say);
  const mongod = await startMongod(folder, binary, say);
  try {
    const machine = { mongod: binary.version, node: process.versions.node, cores: os.cpus().length, load: os.loadavg()[0] };
    if (!json) console.log(headLine(machine));
    const verdicts: Verdict[] = [];
    for (const name of names) {
      const verdict = await measure(name, iterations, { uri: mongod.uri, folder }).then(verdictOf, notMeasured);
      if (!verdict) continue;
      verdicts.push(verdict);
      if (!json) console.log(verdictLine(verdict));
    }
    if (json) console.log(JSON.stringify({ machine, results: verdicts }));
  } finally {
    await mongod.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The others are measured all the same; the run ends with 1. */
function notMeasured(error: Error): null {
  say(error.message);
  process.exitCode = 1;
  return null;
}

function measure(name: string, iterations: number, at: { uri: string; folder: string }): Promise<Figures> {
  const uri = new URL(at.uri);
  uri.pathname = `/bench_${name.replace('.', '_')}`;
  // As the installation runs: React written for development is several times slower.
  const env = childEnvironment({ MONGODB_URI: uri.href, DATA_DIR: at.folder, NODE_ENV: 'production' });
  return new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', ONE, name, String(iterations)];
    const child = execFile(process.execPath, args, { env, maxBuffer: 1_000_000 }, (error, stdout) =>
      error ? reject(new Error(`La mesure « ${name} » s’est arrêtée.`)) : resolve(JSON.parse(stdout) as Figures),
    );
    child.stderr?.pipe(process.stderr);
  });
}
