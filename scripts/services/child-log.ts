import { mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const LARGEST_BYTES = 10 * 1024 * 1024;

/** What a child process writes goes to a file of DATA_DIR/journaux, one per kind, the one before kept when it grows too large. */
export function openLog(dataDir: string, script: string): { fd: number; file: string } {
  const folder = path.join(dataDir, 'journaux');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${script.replace(/[.]ts$/, '').replaceAll('/', '-')}.log`);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES) renameSync(file, `${file}.1`);
  return { fd: openSync(file, 'a'), file };
}

/** The last lines of a log that has just served, for the sentence that says why a process ended. */
export function lastLines(file: string, count: number): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
}
