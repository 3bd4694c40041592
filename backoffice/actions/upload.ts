/**
 * The campaign's files arrive in one request, one after the other, without a form around them: their names and sizes are in the
 * address, so that nothing has to be parsed. They are written to disk as they come: memory does not grow with them (security.md).
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import type { Request } from 'express';
import { FILE_KINDS, type FileKind, type Source } from '#core/load/file-kinds.ts';
import { natureOf } from '#core/load/reading/nature.rules.ts';
import { refuse } from '#core/shared/refusals.ts';
import { queryText } from './route.ts';

const MAX_MB = 60;
const MAX_BYTES = MAX_MB * 1024 * 1024;
const HEAD_BYTES = 512;
const NAME = /^[^\p{Cc}/\\]{1,120}$/u;

interface Announced<Name extends string> {
  kind: Name;
  name: string;
  size: number;
}

/** The campaign's two files. @throws as withUploadsOf. */
export const withUploads = <T>(req: Request, work: (sources: Partial<Record<FileKind, Source>>) => Promise<T>): Promise<T> =>
  withUploadsOf(req, FILE_KINDS, work);

/**
 * Hands the sent files of these names to `work` as files of this machine, and removes them afterwards.
 * @throws Refusal FICHIER_TROP_GROS (413), FICHIER_TYPE (415), ENTREE_REFUSEE, CHAMP_MANQUANT (422).
 */
export async function withUploadsOf<Name extends string, T>(
  req: Request,
  names: readonly Name[],
  work: (sources: Partial<Record<Name, Source>>) => Promise<T>,
): Promise<T> {
  const announced = readAnnounced(req, names);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-depot-'));
  try {
    const sources: Partial<Record<Name, Source>> = {};
    const bytes = new Bytes(req);
    for (const { kind, name, size } of announced) {
      const source = { name, path: path.join(folder, kind) };
      await writeNext(bytes, size, source.path);
      sources[kind] = source;
    }
    return await work(sources);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the address and headers announce, checked before a byte is read. */
function readAnnounced<Name extends string>(req: Request, names: readonly Name[]): Announced<Name>[] {
  if (!req.is('application/octet-stream')) throw refuse('FICHIER_TYPE', { found: (req.get('content-type') ?? 'inconnu').slice(0, 60) });
  const files = names.filter((kind) => queryText(req, kind)).map((kind) => announcedFile(req, kind));
  if (files.length === 0) throw refuse('CHAMP_MANQUANT', { label: 'Fichiers' }, { field: names[0]! });
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (files.some(({ size }) => size > MAX_BYTES) || req.get('content-length') === undefined)
    throw refuse('FICHIER_TROP_GROS', { max: MAX_MB });
  if (Number(req.get('content-length')) !== total) throw refuse('ENTREE_REFUSEE');
  return files;
}

function announcedFile<Name extends string>(req: Request, kind: Name): Announced<Name> {
  const name = queryText(req, kind).trim();
  const size = queryText(req, `${kind}Taille`);
  if (!NAME.test(name) || !/^\d{1,10}$/.test(size)) throw refuse('ENTREE_REFUSEE', {}, { field: kind });
  return { kind, name, size: Number(size) };
}

/** Writes the next `size` bytes to a file. @throws Refusal FICHIER_TYPE (415) at the first bytes of a PDF, an image… */
async function writeNext(bytes: Bytes, size: number, to: string): Promise<void> {
  const file = createWriteStream(to);
  const failed = new Promise<never>((_, reject) => void file.once('error', reject));
  let looked = false;
  for await (const chunk of bytes.take(size)) {
    if (!looked) refuseOtherNature(chunk);
    looked = true;
    if (!file.write(chunk)) await Promise.race([once(file, 'drain'), failed]);
  }
  file.end();
  await Promise.race([once(file, 'finish'), failed]);
}

function refuseOtherNature(head: Buffer): void {
  const { format, found } = natureOf(head.subarray(0, HEAD_BYTES));
  if (format === null) throw refuse('FICHIER_TYPE', { found });
}

/** The body, cut where one file ends and the next begins. */
class Bytes {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(req: Request) {
    this.chunks = (req as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  }

  async *take(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0;) {
      if (this.rest.length === 0) await this.more();
      const part = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  private async more(): Promise<void> {
    const next = await this.chunks.next();
    if (next.done) throw refuse('ENTREE_REFUSEE');
    this.rest = next.value;
  }
}
