/** One generation in a process of its own: connects, says "prêt", generates at the first line it reads, ends with its outcome as JSON. */
import { once } from 'node:events';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';

await connectDatabase(process.env.MONGODB_URI!);
process.stdout.write('prêt\n');
const [line] = (await once(process.stdin, 'data')) as [Buffer];
const { agent, at, kind } = JSON.parse(line.toString()) as { agent: string; at: string; kind: 'partners' | 'families' };
const outcome = await generateBatch({ author: { kind: 'system', id: agent }, at: new Date(at) }, { kind }).then(
  (batch) => ({ batch: batch.batch, lines: batch.lines }),
  (error: { code?: string; message: string }) => ({ refused: error.code ?? 'FAUTE', message: error.message }),
);
process.stdout.write(`${JSON.stringify(outcome)}\n`);
await disconnectDatabase();
process.stdin.destroy();
