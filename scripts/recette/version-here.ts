/** Which version this tree is, as git and package.json say. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = new URL('../../', import.meta.url);

export interface VersionHere {
  /** "0.1.0". */
  version: string;
  /** 12 hexadecimal digits; null outside a git tree. */
  commit: string | null;
  committedAt: Date | null;
  /** Files changed or added since that commit, without those git ignores. */
  unrecorded: number;
}

export async function versionHere(): Promise<VersionHere> {
  const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string };
  const [commit, committedAt] = (await git('log', '-1', '--abbrev=12', '--format=%h %cI')).split(' ');
  const unrecorded = (await git('status', '--porcelain')).split('\n').filter(Boolean).length;
  return { version, commit: commit || null, committedAt: committedAt ? new Date(committedAt) : null, unrecorded };
}

/** "0.1.0, révision abcdef123456". */
export const versionWords = ({ version, commit }: VersionHere): string =>
  commit ? `${version}, révision ${commit}` : `${version}, révision inconnue`;

/** What makes results uncertain for this version, in French; none when they are of this very tree. */
export function doubtsOf({ commit, committedAt, unrecorded }: VersionHere, ranAt: Date): string[] {
  return [
    commit === null && 'La version est inconnue : le dossier n’est pas un dépôt git.',
    unrecorded > 0 && 'Le dossier contient des modifications qui ne sont pas dans la révision nommée.',
    committedAt !== null && ranAt < committedAt && 'Les tests ont été lancés avant la révision nommée.',
  ].filter((each) => each !== false);
}

const git = (...args: string[]): Promise<string> =>
  promisify(execFile)('git', args, { cwd: fileURLToPath(ROOT) }).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
