import { execFile } from 'node:child_process';

export interface CommandResult {
  ok: boolean;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end, quietly. A missing program or a bad exit is `ok: false`, never an exception. */
export function runCommand(
  file: string,
  args: string[],
  options: { timeoutMs?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const settings = { timeout: options.timeoutMs ?? 20_000, maxBuffer: 10 * 1024 * 1024, ...(options.env ? { env: options.env } : {}) };
    execFile(file, args, settings, (error, stdout, stderr) => resolve({ ok: error === null, stdout, stderr }));
  });
}

/** Full path of the first of these programs that stands on PATH. */
export async function onPath(names: string[]): Promise<string | undefined> {
  for (const name of names) {
    const found = await runCommand('sh', ['-c', 'command -v "$1"', 'sh', name]);
    const first = found.stdout.trim();
    if (found.ok && first.startsWith('/')) return first;
  }
  return undefined;
}
