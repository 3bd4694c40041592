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
    max_record_size: MAX_RECORD,
    on_record: (cells: string[], { lines }) => ({ line: lines, cells }),
  });
  // An error of the reading comes out of the parser.
  pipeline(textOf(source.path, encoding), parser, () => undefined);
  try {
    yield* batched(parser as AsyncIterable<RawLine>);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuseFile(source.name, `la ligne ${Number(error.lines) || '?'} ou celle d'avant a un guillemet mal placé`, 'des guillemets fermés');
  }
}

/** `line` comes in as the line a record ends on and goes out as the one it starts on: a quoted cell may span several. */
async function* batched(records: AsyncIterable<RawLine>): AsyncGenerator<RawLine[]> {
  let batch: RawLine[] = [];
  let ended = 0;
  for await (const { line, cells } of records) {
    batch.push({ line: ended + 1, cells: cells.map(cleanCell) });
    ended = line;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

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
