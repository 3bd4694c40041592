/** One racer: connects, says "prêt", and at each line it reads starts all its steps at once, then says their outcomes as JSON. */
import { createInterface } from 'node:readline';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { type RaceStep, runStep } from './race-steps.ts';

await connectDatabase(process.env.MONGODB_URI!);
process.stdout.write('prêt\n');
for await (const line of createInterface({ input: process.stdin })) {
  const outcomes = await Promise.all((JSON.parse(line) as RaceStep[]).map(runStep));
  process.stdout.write(`${JSON.stringify(outcomes)}\n`);
}
await disconnectDatabase();
