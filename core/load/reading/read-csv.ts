import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { RawLine, Source } from '../file-kinds.ts';
import { cleanCell } from './cells.rules.ts';
import type { Inspection } from './inspect-file.ts';
import { refuseFile } from './refuse-file.ts';
import { separatorOf } from './separator.rules.ts';

/** Lines per batch: enough to make the cost of passing one on small. */
const BATCH = 500;
/** Characters of one record: a quote never closed stops there instead of swallowing the file. */
const MAX_RECORD = 20_000;

type Encoding = Inspection['encoding'];

/** The lines of a CSV, header included, in batches and in constant memory. @throws Refusal FICHIER_REFUSE on a quote never closed. */
export async function* readCsv(source: Source, encoding: Encoding): AsyncGenerator<RawLine[]> {
  const parser = parse({
    delimiter: separatorOf(await firstLine(source.path, encoding)),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD,
  });
  // An error of the reading comes out of the parser.
  pipeline(textOf(source.path, encoding), parser, () => undefined);
  try {
    yield* batched(parser as AsyncIterable<string[]>);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuseFile(
      source.name,
      `la ligne ${Number(error.lines) || '?'} ou celle d'avant a un guillemet mal placé`,
      'des guillemets fermés',
    );
  }
}

/** Numbers each record by the line it starts on: a quoted cell may span several. (The parser's own count costs three times as much.) */
async function* batched(records: AsyncIterable<string[]>): AsyncGenerator<RawLine[]> {
  let batch: RawLine[] = [];
  let line = 1;
  for await (const cells of records) {
    batch.push({ line, cells: cells.map(cleanCell) });
    line += 1 + cells.reduce((ends, cell) => ends + lineEndsIn(cell), 0);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

const lineEndsIn = (cell: string): number => (cell.includes('\n') ? cell.split('\n').length - 1 : 0);

async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function firstLine(path: string, encoding: Encoding): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const text = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead));
    return text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
  } finally {
    await file.close();
  }
}
