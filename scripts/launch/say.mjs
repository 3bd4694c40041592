/** Progress for people, on stderr: stdout belongs to what was asked for (JSON of tlj). */
import { spawn } from 'node:child_process';
import os from 'node:os';

export const root = new URL('../../', import.meta.url);

export const say = (line) => process.stderr.write(`${line}\n`);

const HEARTBEAT_MS = 10_000;

/** Runs a long step, says that it lives every 10 s and how long it took. Ends this process when it fails. */
export async function longStep(label, file, args, env = {}) {
  say(`${label}…`);
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  const beat = setInterval(() => say(`  … ${seconds()} s`), HEARTBEAT_MS);
  const code = await run(file, args, { stdio: ['ignore', 2, 2], env: { ...process.env, ...env } });
  clearInterval(beat);
  if (code !== 0) {
    say(`${label} : échec (code ${code}). Le détail est ci-dessus.`);
    process.exit(1);
  }
  say(`${label} : fait en ${seconds()} s.`);
}

/**
 * Runs a program from the root of the project; its exit code, 127 when it could not be started.
 * @param priority of its process and of those it starts (os.setPriority); ours unless said otherwise.
 */
export function run(file, args, { priority, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', ...options });
    if (priority !== undefined && child.pid) os.setPriority(child.pid, priority);
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
