/** Uploaded files, in the bucket `loadFiles`, from their deposit to the end of their load. They hold personal data: nothing keeps them longer. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import mongoose from 'mongoose';
import { FILE_KINDS, type Source } from './file-kinds.ts';
import type { Load } from './load.model.ts';
import type { LoadSources } from './open-tables.ts';

const bucket = () =>
  new mongoose.mongo.GridFSBucket(mongoose.connection.db!, { bucketName: 'loadFiles', writeConcern: { w: 'majority', j: true } });
const idOf = (stored: string) => new mongoose.mongo.ObjectId(stored);

/** Puts a file in the bucket. @returns its id. */
export async function storeFile(campaign: number, { name, path: from }: Source): Promise<string> {
  const upload = bucket().openUploadStream(name, { metadata: { campaign } });
  await pipeline(createReadStream(from), upload);
  return upload.id.toHexString();
}

/** Removes the files of a load, those that are still there. */
export async function dropStoredFiles({ files }: Pick<Load, 'files'>): Promise<void> {
  for (const kind of FILE_KINDS) {
    const stored = files[kind]?.stored;
    if (stored)
      await bucket()
        .delete(idOf(stored))
        .catch(() => undefined);
  }
}

/** Hands the files of a load to `work` as files of this machine, and removes these afterwards. */
export async function withStoredFiles<T>({ files }: Pick<Load, 'files'>, work: (sources: LoadSources) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-load-'));
  try {
    const sources: LoadSources = {};
    for (const kind of FILE_KINDS) {
      const file = files[kind];
      if (!file?.stored) continue;
      const to = path.join(folder, kind);
      await pipeline(bucket().openDownloadStream(idOf(file.stored)), createWriteStream(to));
      sources[kind] = { name: file.name, path: to };
    }
    return await work(sources);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
