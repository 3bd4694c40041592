/** A load in a process of its own, to be killed: connects, says "prêt", loads at the first line it reads, says how far it is, ends with its answer as JSON. */
import { once } from 'node:events';
import { loadFiles } from '#core/load/load-files.ts';
import type { LoadSources } from '#core/load/open-tables.ts';
import { runNextLoad } from '#core/load/run-next-load.ts';
import { actNow, system } from '#core/shared/author.ts';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';

await connectDatabase(process.env.MONGODB_URI!);
process.stdout.write('prêt\n');
const [line] = (await once(process.stdin, 'data')) as [Buffer];
const wanted = JSON.parse(line.toString()) as (LoadSources & { year: number }) | { worker: string };
const say = (what: unknown): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
if ('worker' in wanted) say({ load: await runNextLoad({ holder: wanted.worker }) });
else say({ answer: await loadFiles(actNow(system('autre')), { ...wanted, onProgress: (progress) => say(progress) }) });
await disconnectDatabase();
process.stdin.destroy();
