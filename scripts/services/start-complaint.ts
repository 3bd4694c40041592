import { isDatabaseGone } from '#core/shared/database.ts';
import { SettingsError } from '#core/shared/settings.ts';
import { diskSentence } from '../tlj/disk-sentence.ts';
import { StartRefused } from './start-refused.ts';

/** What people read when the start cannot go on; the whole trace only for what nobody foresaw. */
export function startComplaint(error: unknown): string {
  if (error instanceof SettingsError || error instanceof StartRefused) return error.message;
  if (isDatabaseGone(error)) return 'La base de données ne répond pas : vérifiez MONGODB_URI.';
  const { syscall, path: file } = (error ?? {}) as { syscall?: unknown; path?: unknown };
  if (syscall !== undefined && typeof file === 'string') return `DATA_DIR ne peut pas servir : ${diskSentence(error)} (${file}).`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
