import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RawLine, Source } from '../file-kinds.ts';
import { xlsxCell } from './cells.rules.ts';
import { refuseFile } from './refuse-file.ts';
import { workbookFault } from './zip.rules.ts';
import { readZipDirectory } from './zip-directory.ts';

/** Megabytes of heap of the thread. */
const MAX_HEAP = 400;
/** Milliseconds to read a whole workbook; one campaign takes 500. */
const MAX_TIME = 120_000;
/** Cells of one row: the files have 6. */
const MAX_COLUMNS = 200;

const EXPECTED = 'un classeur Excel (.xlsx) dont la première feuille porte les lignes';

/** What the thread posts: batches of [line number, values], then null. */
type Posted = [number, unknown[]][] | null;

/**
 * The lines of a workbook's first sheet, header included, in batches.
 * The declared sizes are checked before anything is inflated; the thread is ended when it takes too much memory or time.
 * @throws Refusal FICHIER_REFUSE.
 */
export async function* readXlsx(source: Source, size: number): AsyncGenerator<RawLine[]> {
  const fault = workbookFault(await readZipDirectory(source.path, size));
  if (fault) throw refuseFile(source.name, fault, EXPECTED);
  const worker = new Worker(new URL('xlsx-worker.mjs', import.meta.url), {
    workerData: { path: source.path },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP },
  });
  const stop = setTimeout(() => void worker.terminate(), MAX_TIME);
  try {
    yield* linesPosted(source, worker, () => clearTimeout(stop));
  } finally {
    clearTimeout(stop);
    await worker.terminate();
  }
}

async function* linesPosted(source: Source, worker: Worker, whenRead: () => void): AsyncGenerator<RawLine[]> {
  worker.on('message', (posted: Posted) => posted ?? whenRead());
  try {
    for await (const [posted] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[Posted]>) {
      if (!posted) return;
      yield posted.map(([line, values]) => ({ line, cells: values.slice(0, MAX_COLUMNS).map(xlsxCell) }));
    }
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string };
    const tooMuch = code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'RangeError';
    throw refuseFile(source.name, tooMuch ? 'sa lecture demande trop de mémoire' : `c'est un fichier Excel abîmé`, EXPECTED);
  }
  throw refuseFile(source.name, 'sa lecture prend trop de temps', EXPECTED);
}
