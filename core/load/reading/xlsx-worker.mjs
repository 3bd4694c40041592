/**
 * Reads the first sheet of a workbook in a thread of its own: the main thread keeps writing meanwhile,
 * and the memory and time it may take are limited by who started it (read-xlsx.ts).
 * Plain JavaScript: a thread has no TypeScript loader.
 */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { streamXlsxRows } from 'hucre/xlsx';

const BATCH = 500;

/** A date without its hour, in text. */
const plain = (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : value);

let batch = [];
for await (const { index, values } of streamXlsxRows(await readFile(workerData.path))) {
  batch.push([index + 1, values.map(plain)]);
  if (batch.length < BATCH) continue;
  parentPort.postMessage(batch);
  batch = [];
}
parentPort.postMessage(batch);
parentPort.postMessage(null);
