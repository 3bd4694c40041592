import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { utils, write } from 'xlsx';
import { csvRow } from '../shared/csv.rules.ts';
import type { FileKind } from './file-kinds.ts';
import { findLoad } from './find-loads.ts';
import { type LoadFile, type LoadReject, LoadRejects } from './load.model.ts';
import { rejectFileName } from './reject-file.rules.ts';

/**
 * The rejected lines of one file of a load, in its own layout plus a column `motif`, to be mended and loaded again (R-CAM-05).
 * @returns the path written in `dir`, or null when nothing was rejected. @throws Refusal CHARGEMENT_INCONNU (404).
 */
export async function writeRejectFile(loadId: string, kind: FileKind, dir: string): Promise<string | null> {
  const file = (await findLoad(loadId)).files[kind];
  const wanted = { loadId, level: 'reject', file: kind } as const;
  if (!file || !(await LoadRejects.exists(wanted))) return null;
  const rejects = LoadRejects.find(wanted).sort({ line: 1 }).lean<LoadReject[]>().cursor();
  return writeRejectedLines(file, rejects as AsyncIterable<LoadReject>, dir);
}

type RejectedLine = Pick<LoadReject, 'cells' | 'code' | 'reason'>;

/** Rejected lines in the layout and the format of their file. @returns the path written in `dir`. */
export async function writeRejectedLines(
  file: Pick<LoadFile, 'name' | 'format' | 'header'>,
  rejects: AsyncIterable<RejectedLine>,
  dir: string,
): Promise<string> {
  const to = path.join(dir, rejectFileName(file.name));
  const rows = rowsOf(file.header, rejects);
  await (file.format === 'xlsx' ? writeXlsx(to, rows) : writeCsv(to, rows));
  return to;
}

async function* rowsOf(header: readonly string[], rejects: AsyncIterable<RejectedLine>): AsyncGenerator<string[]> {
  yield [...header, 'motif'];
  for await (const { cells, code, reason } of rejects) yield [...header.map((_, place) => cells[place] ?? ''), `${code} : ${reason}`];
}

/** For Excel in French: semicolons, a BOM so that it reads the accents, cells that no spreadsheet takes for a formula. */
async function writeCsv(to: string, rows: AsyncIterable<string[]>): Promise<void> {
  const stream = createWriteStream(to);
  stream.write('\ufeff');
  for await (const row of rows) if (!stream.write(csvRow(row))) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}

/** Every cell is text, so that zeros stay and nothing is a formula. */
async function writeXlsx(to: string, rows: AsyncIterable<string[]>): Promise<void> {
  const all: string[][] = [];
  for await (const row of rows) all.push(row);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(all), 'Rejets');
  await writeFile(to, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
}
