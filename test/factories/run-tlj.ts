import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the real command line in its own process, as a script would. */
export function tljWith(environment: Record<string, string>): (...args: string[]) => Promise<Ran> {
  const env = { ...process.env, NODE_OPTIONS: '', ...environment };
  return (...args) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ['scripts/launch/tlj.mjs', ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
      const ran: Ran = { code: null, stdout: '', stderr: '' };
      child.stdout.on('data', (bytes: Buffer) => (ran.stdout += bytes.toString()));
      child.stderr.on('data', (bytes: Buffer) => (ran.stderr += bytes.toString()));
      child.once('close', (code) => resolve({ ...ran, code }));
    });
}
