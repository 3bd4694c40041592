import { rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { findBatch, viewOf } from '#core/payment/find-batch.ts';
import type { Act } from '#core/shared/author.ts';
import type { Answer } from './answer.ts';
import { batchAnswer } from './batch-answer.ts';
import { diskSentence } from './disk-sentence.ts';
import { CommandFailed } from './complaint.ts';

/** `tlj payments file`: whole or not at all, under the batch's own name when `out` is a folder. */
export async function writeBatchFile(act: Act, batch: string, { out }: { out: string }): Promise<Answer> {
  const { fileName, bytes } = await downloadBatch(act, batch);
  const isFolder = await stat(out).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const target = isFolder ? path.join(out, fileName) : out;
  await writeWhole(target, bytes);
  const answer = batchAnswer(viewOf(await findBatch(batch)));
  return { ...answer, lines: [...answer.lines, `Écrit dans ${target}`] };
}

/** A disk that fills up on the way leaves no file cut short. */
async function writeWhole(target: string, bytes: Buffer): Promise<void> {
  const partial = `${target}.partiel`;
  try {
    await writeFile(partial, bytes);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw new CommandFailed(
      `Le fichier ${target} ne peut pas être écrit : ${diskSentence(error)}. Recommencez ailleurs : le lot n’a pas changé.`,
    );
  }
}
