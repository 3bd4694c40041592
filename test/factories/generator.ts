import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { aMortalClient, type Mortal } from './mortal-client.ts';

const PROGRAM = path.join(import.meta.dirname, 'generator-process.ts');

export type Outcome = { batch: string; lines: number } | { refused: string; message: string };

export interface Generator extends Mortal {
  /** Starts the generation. */
  go(wanted: { agent: string; at: string; kind?: 'partners' | 'families' }): void;
  /** What it answered; null when it was killed before. */
  outcome: Promise<Outcome | null>;
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  ended: Promise<unknown>;
}

/** A process ready to generate a batch on the database of `uri`. */
export async function aGenerator(uri: string): Promise<Generator> {
  const client = aMortalClient(uri);
  const env = { ...process.env, MONGODB_URI: client.uri, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  if ((await lines.next()).value !== 'prêt') throw new Error('le générateur n’a pas démarré');
  return {
    go: ({ agent, at, kind = 'partners' }) => void child.stdin.write(JSON.stringify({ agent, at, kind })),
    outcome: lines.next().then((line) => (line.done ? null : (JSON.parse(line.value) as Outcome))),
    signal: (name) => void child.kill(name),
    ...client.mortal(child),
    ended,
  };
}
