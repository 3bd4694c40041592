import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import path from 'node:path';
import type { RaceStep } from './race-steps.ts';

const RACER = path.join(import.meta.dirname, 'race-process.ts');

interface Racer {
  go(steps: RaceStep[]): Promise<string[]>;
  leave(): Promise<unknown>;
}

/** Kept from one race of a file to the next: they are there, their connections open, before it starts. */
const racers: Racer[] = [];
afterAll(() => Promise.all(racers.splice(0).map((each) => each.leave())));

/** Runs steps at the same instant in as many processes as there are lists, on the database of `uri`. */
export async function race(uri: string, steps: RaceStep[][]): Promise<string[]> {
  racers.push(...(await Promise.all(steps.slice(racers.length).map(() => racer(uri)))));
  const outcomes = await Promise.all(steps.map((each, index) => racers[index]!.go(each)));
  return outcomes.flat();
}

/** Deals steps out to two processes, in turn. */
export const dealt = (steps: RaceStep[]): RaceStep[][] => [
  steps.filter((_, index) => index % 2 === 0),
  steps.filter((_, index) => index % 2 === 1),
];

async function racer(uri: string): Promise<Racer> {
  const child = spawn(process.execPath, ['--import', 'tsx', RACER], {
    env: { ...process.env, MONGODB_URI: uri, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.value !== 'prêt') throw new Error('le coureur n’a pas démarré');
  return {
    go: async (steps) => {
      child.stdin.write(`${JSON.stringify(steps)}\n`);
      const answer = await lines.next();
      if (answer.done) throw new Error('le coureur s’est arrêté sans répondre');
      return JSON.parse(answer.value) as string[];
    },
    leave: () => {
      child.stdin.end();
      return ended;
    },
  };
}
