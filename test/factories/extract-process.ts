/** A process that makes two large extracts of its database and tells its peak: node --import tsx extract-process.ts URI. JSON on stdout. */
import { findExtract } from '#core/extract/all-extracts.ts';
import { readQuery } from '#core/extract/read-query.ts';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { csvOf } from '../../backoffice/extracts/files.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

await connectDatabase(process.argv[2] ?? '');
const by = { rights: ['extracts', 'database'] as const, at: new Date('2026-11-23T09:00:00Z') };
const KINDS = [['base', { table: 'enfants' }] as const, ['droits-non-consommes', {}] as const];
const open = async ([id, typed]: (typeof KINDS)[number]): Promise<AsyncGenerator<string>> =>
  csvOf(findExtract(id).open(await readQuery(findExtract(id), typed, by)));

// The first pieces of each: a server has its code compiled and its connections open.
for (const kind of KINDS) {
  const pieces = await open(kind);
  for (let warm = 0; warm < 20; warm++) await pieces.next();
  await pieces.return(undefined);
}
const before = process.memoryUsage().rss;
const lines: number[] = [];
let [peak, taken] = [0, 0];
for (const kind of KINDS) {
  let ends = 0;
  for await (const piece of await open(kind)) {
    ends += piece.split('\r\n').length - 1;
    // A browser that is slow to take it.
    if (++taken % 10 === 0) await pause(5);
    peak = Math.max(peak, process.memoryUsage().rss - before);
  }
  lines.push(ends - 1);
}
process.stdout.write(JSON.stringify({ lines, peakMb: Math.round(peak / 1_000_000) }));
await disconnectDatabase();
