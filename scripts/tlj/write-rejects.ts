import { mkdir } from 'node:fs/promises';
import { FILE_KINDS } from '#core/load/file-kinds.ts';
import { writeRejectFile } from '#core/load/write-reject-file.ts';
import { CommandFailed } from './complaint.ts';
import { diskSentence } from './disk-sentence.ts';

/** Writes the rejected lines of a load, one file for each of its files that has some. @returns the paths. */
export const writeRejects = (loadId: string, folder: string): Promise<string[]> =>
  inRejectFolder(folder, async () => {
    const written: string[] = [];
    for (const kind of FILE_KINDS) {
      const file = await writeRejectFile(loadId, kind, folder);
      if (file !== null) written.push(file);
    }
    return written;
  });

/** Makes the folder and writes in it. @throws CommandFailed in French when the disk refuses: the load itself is done. */
export async function inRejectFolder<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    await mkdir(folder, { recursive: true });
    return await write();
  } catch (error) {
    if ((error as { code?: string }).code === undefined) throw error;
    throw new CommandFailed(`Les rejets ne peuvent pas être écrits dans ${folder} : ${diskSentence(error)}. Le chargement, lui, est fait.`);
  }
}
