import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READY_WITHIN_MS = 120_000;
/** What would point at the installation of somebody else. */
const NOT_OURS = ['MONGODB_URI', 'SMTP_URL', 'PORTAL_URL', 'BACKOFFICE_URL', 'SESSION_SECRET', 'NODE_OPTIONS', 'npm_lifecycle_event'];

export interface Launched {
  /** Exit code. */
  ended: Promise<number | null>;
  said(): string;
  /** Waits for the addresses; what was said until then. */
  ready(): Promise<string>;
  signal(signal: NodeJS.Signals): void;
  /** As a terminal does: to it and to all that stayed in its group. */
  signalGroup(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

/** Runs what `npm start` runs, in a process group of its own. */
export function launch(env: Record<string, string>): Launched {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_OURS.includes(name)));
  const all = { ...inherited, ...env } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, ['scripts/launch/start.mjs'], {
    cwd: ROOT,
    env: all,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    ended,
    said: () => text,
    ready: async () => {
      const deadline = performance.now() + READY_WITHIN_MS;
      while (!text.includes('est prêt')) {
        if (isOver() || performance.now() > deadline) throw new Error(`not ready:\n${text}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return text;
    },
    signal: (signal) => void child.kill(signal),
    signalGroup: (signal) => void process.kill(-(child.pid ?? 0), signal),
    stop: async () => {
      if (!isOver()) child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What still runs on this folder after a moment: a process whose parent was killed needs one to end. */
export async function leftRunning(folder: string): Promise<string[]> {
  const deadline = performance.now() + 10_000;
  while ((await livingProcesses(folder)).length > 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return livingProcesses(folder);
}

/** Processes whose environment or arguments name this folder, this one apart (Linux). */
export async function livingProcesses(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    const read = (file: string): Promise<string> => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
    const [command, environment] = [await read('cmdline'), await read('environ')];
    if (command.includes(folder) || environment.includes(`DATA_DIR=${folder}`)) found.push(`${pid} ${command.replaceAll('\0', ' ')}`);
  }
  return found;
}
