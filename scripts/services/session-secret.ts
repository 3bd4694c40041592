import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '#core/shared/settings.ts';

/** SESSION_SECRET, or the one made at the first start and kept under DATA_DIR (settings refuse production without one). */
export async function sessionSecret(settings: Settings): Promise<string> {
  if (settings.sessionSecret !== undefined) return settings.sessionSecret;
  const file = path.join(settings.dataDir, 'session-secret');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.length >= 32) return kept;
  const made = randomBytes(32).toString('hex');
  await mkdir(settings.dataDir, { recursive: true });
  await writeFile(file, made, { mode: 0o600 });
  return made;
}
