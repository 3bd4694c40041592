import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { cacheDir } from './cache-dir.ts';
import { runCommand } from './run-command.ts';

/**
 * Unpacks the optional package @sparticuz/chromium once into the cache, with the libraries it carries.
 * @returns a script that runs it with those, and nothing of a cloud's environment; undefined where it cannot run.
 */
export const unpackChromium = (): Promise<string | undefined> =>
  once('chromium', 'run', async (bin, work, target) => {
    await inflate(path.join(bin, 'chromium.br'), path.join(work, 'chromium'));
    await chmod(path.join(work, 'chromium'), 0o755);
    for (const archive of ['al2023', 'swiftshader']) await untar(path.join(bin, `${archive}.tar.br`), work);
    const script = `#!/bin/sh\nLD_LIBRARY_PATH="${target}/lib" exec "${target}/chromium" "$@"\n`;
    await writeFile(path.join(work, 'run'), script, { mode: 0o755 });
  });

/** The folder of the fonts that package carries, for machines without any; undefined when they cannot be had. */
export const unpackFonts = (): Promise<string | undefined> =>
  once('polices', 'fonts', (bin, work) => untar(path.join(bin, 'fonts.tar.br'), work));

/** Fills a folder of the cache once; the path of `proof` in it. */
async function once(
  name: string,
  proof: string,
  fill: (bin: string, work: string, target: string) => Promise<void>,
): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const source = fileURLToPath(new URL('../../', import.meta.resolve('@sparticuz/chromium')));
    const { version } = JSON.parse(await readFile(path.join(source, 'package.json'), 'utf8')) as { version: string };
    const target = path.join(cacheDir(), `${name}-${version}`);
    if (!(await exists(path.join(target, proof)))) await fillWhole(target, proof, (work) => fill(path.join(source, 'bin'), work, target));
    return path.join(target, proof);
  } catch {
    // Not installed, no room, no tar: as if the package were not there.
    return undefined;
  }
}

/** Two starts at once cannot leave half a folder: a rename is whole or nothing. */
async function fillWhole(target: string, proof: string, fill: (work: string) => Promise<void>): Promise<void> {
  await mkdir(cacheDir(), { recursive: true });
  const work = await mkdtemp(path.join(cacheDir(), 'unpack-'));
  try {
    await fill(work);
    await rename(work, target).catch(async (error: unknown) => {
      if (!(await exists(path.join(target, proof)))) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const inflate = (from: string, to: string): Promise<void> =>
  pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));

async function untar(archive: string, into: string): Promise<void> {
  const tar = path.join(into, 'archive.tar');
  await inflate(archive, tar);
  const done = await runCommand('tar', ['-xf', tar, '-C', into]);
  await rm(tar);
  if (!done.ok) throw new Error(`tar: ${done.stderr}`);
}
