import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const LEAST = 32;

/** The secret of an installation that was given none, made once and kept under DATA_DIR (settings refuse production without one). */
export async function localSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'session-secret');
  const kept = await readFile(file, 'utf8').catch(() => '');
  return kept.length >= LEAST ? kept : makeOnce(file);
}

/** Of two calls that make one, the first stands: a link to a file never replaces another. */
async function makeOnce(file: string): Promise<string> {
  const made = randomBytes(LEAST).toString('hex');
  const draft = `${file}.${made.slice(0, 12)}`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(draft, made, { mode: 0o600 });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(file, 'utf8');
}
