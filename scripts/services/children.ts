/**
 * The processes of an installation, kept running: one that dies is started again, later each time, and it is said.
 * Each has its own process group, so that Ctrl-C reaches the start only, which stops them in order.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { argumentsOf } from '../launch/programs.mjs';
import { childEnvironment } from './child-environment.ts';
import { lastLines, openLog } from './child-log.ts';
import type { Say } from './find-mongod.ts';
import { stopWithUs } from './stop-with-us.ts';

const STOP_WITHIN_MS = 15_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** Having run this long, it is well again: the next wait is the first. */
const WELL_AFTER_MS = 60_000;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface ChildPlan {
  /** As it is said to people: "portail". */
  name: string;
  /** Script, from the root of the project. */
  script: string;
  args?: string[];
  /** Where it writes its log. */
  dataDir: string;
  /** Asked at each launch: business time has moved on since the last one. */
  env: () => Record<string, string | undefined>;
}

export interface KeptChild {
  stop(): Promise<void>;
}

/** Starts a process and keeps it running until `stop`. */
export function keepRunning(plan: ChildPlan, say: Say): KeptChild {
  let stopping = false;
  let wait = FIRST_WAIT_MS;
  let timer: NodeJS.Timeout | undefined;
  let child = launch();

  function launch(): ChildProcess {
    const since = performance.now();
    const { child: started, logFile } = spawnChild(plan);
    started.once('exit', (code, signal) => {
      if (stopping) return;
      if (performance.now() - since > WELL_AFTER_MS) wait = FIRST_WAIT_MS;
      say(
        `Un programme s’est arrêté (${plan.name}, ${signal ?? `code ${code}`}) : relance dans ${String(wait / 1000).replace('.', ',')} s.`,
      );
      for (const line of lastLines(logFile, 3)) say(`  ${line}`);
      timer = setTimeout(() => (child = launch()), wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
    return started;
  }

  return {
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await end(child);
    },
  };
}

function spawnChild(plan: ChildPlan): { child: ChildProcess; logFile: string } {
  const { fd, file } = openLog(plan.dataDir, plan.script);
  const child = spawn(process.execPath, [...argumentsOf(plan.script), ...(plan.args ?? [])], {
    cwd: ROOT,
    env: childEnvironment(plan.env()),
    stdio: ['ignore', fd, fd],
    detached: true,
  });
  closeSync(fd);
  if (child.pid !== undefined) child.once('exit', stopWithUs(child.pid));
  return { child, logFile: file };
}

/** SIGTERM, then SIGKILL for one that does not end. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(late);
}
