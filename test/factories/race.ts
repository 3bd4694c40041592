import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import type { RaceStep } from './race-steps.ts';

const RACER = path.join(import.meta.dirname, 'race-process.ts');

/** Runs steps at the same instant in as many processes as there are lists, on the database of `uri`. */
export async function race(uri: string, steps: RaceStep[][]): Promise<string[]> {
  const racers = await Promise.all(steps.map(() => racer(uri)));
  const outcomes = await Promise.all(racers.map((each, index) => each.go(steps[index]!)));
  return outcomes.flat();
}

/** Deals steps out to two processes, in turn. */
export const dealt = (steps: RaceStep[]): RaceStep[][] => [
  steps.filter((_, index) => index % 2 === 0),
  steps.filter((_, index) => index % 2 === 1),
];

async function racer(uri: string): Promise<{ go(steps: RaceStep[]): Promise<string[]> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', RACER], {
    env: { ...process.env, MONGODB_URI: uri, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.value !== 'prêt') throw new Error('le coureur n’a pas démarré');
  return {
    go: async (steps) => {
      child.stdin.write(JSON.stringify(steps));
      const answer = await lines.next();
      await ended(child);
      if (answer.done) throw new Error('le coureur s’est arrêté sans répondre');
      return JSON.parse(answer.value) as string[];
    },
  };
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => (child.exitCode === null ? child.once('exit', () => resolve()) : resolve()));
