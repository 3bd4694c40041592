/** The mail server and the workers of the fault run, each a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

function start(file: string, args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', here(file), ...args], {
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', LOG_LEVEL: 'silent' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

export interface MailSink {
  url: string;
  /** How often each Message-ID was taken. */
  taken: Map<string, number>;
  count(): number;
  stop(): Promise<void>;
}

/** A mail server that misbehaves. */
export async function startFaultySink(): Promise<MailSink> {
  const child = start('./mail-sink-process.ts', ['faults']);
  const taken = new Map<string, number>();
  let total = 0;
  const port = await new Promise<string>((resolve) =>
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.startsWith('port ')) return resolve(line.slice(5));
      taken.set(line, (taken.get(line) ?? 0) + 1);
      total++;
    }),
  );
  return { url: `smtp://127.0.0.1:${port}`, taken, count: () => total, stop: () => kill(child) };
}

/** Two workers on one database; one can be killed (kill -9), another takes its place. */
export class MailWorkers {
  private readonly args: string[];
  private running: ChildProcess[];

  constructor(database: string, smtp: string, clock: { start: number; faster: number; perMinute: number }) {
    this.args = [database, smtp, ...[clock.start, clock.faster, clock.perMinute].map(String)];
    this.running = [this.one(), this.one()];
  }

  private one(): ChildProcess {
    const child = start('./mail-sender-process.ts', this.args);
    child.stdout!.resume();
    return child;
  }

  /** @param which 0 or 1. */
  async killAndReplace(which: number): Promise<void> {
    await kill(this.running[which]!);
    this.running[which] = this.one();
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map(kill));
    this.running = [];
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
