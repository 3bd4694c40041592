import type { RawLine } from '../file-kinds.ts';

/** Lines written together in one transaction. */
const CHUNK_LINES = 2_000;

/** Regroups batches into chunks of the same lines each time: a resumed load cuts its files at the same places. */
export async function* chunked(batches: AsyncIterable<RawLine[]>): AsyncGenerator<RawLine[]> {
  let chunk: RawLine[] = [];
  for await (const batch of batches) {
    for (const line of batch) {
      chunk.push(line);
      if (chunk.length < CHUNK_LINES) continue;
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
