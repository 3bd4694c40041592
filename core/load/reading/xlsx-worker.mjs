/**
 * Reads the first sheet of a workbook in a thread of its own: the main thread keeps writing meanwhile,
 * and the memory and time it may take are limited by who started it (read-xlsx.ts).
 * Plain JavaScript: a thread has no TypeScript loader.
 */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { streamXlsxRows } from 'hucre/xlsx';

const BATCH = 500;
/** Characters of all cells, and 8 for each: ten campaigns are 60 million. A text kept once in the file may be used a million times. */
const MAX_WEIGHT = 200_000_000;

/** A date without its hour, in text. */
const plain = (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : value);

const weightOf = (values) => values.reduce((sum, value) => sum + 8 + (typeof value === 'string' ? value.length : 0), 0);

let weight = 0;
let batch = [];
for await (const { index, values } of streamXlsxRows(await readFile(workerData.path))) {
  weight += weightOf(values);
  if (weight > MAX_WEIGHT) throw new RangeError('too many cells');
  batch.push([index + 1, values.map(plain)]);
  if (batch.length < BATCH) continue;
  parentPort.postMessage(batch);
  batch = [];
}
parentPort.postMessage(batch);
parentPort.postMessage(null);
