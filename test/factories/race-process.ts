/** One racer: connects, says "prêt", and at the first line it reads starts all its steps at once. Ends with their outcomes as JSON. */
import { once } from 'node:events';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { type RaceStep, runStep } from './race-steps.ts';

await connectDatabase(process.env.MONGODB_URI!);
process.stdout.write('prêt\n');
const [line] = (await once(process.stdin, 'data')) as [Buffer];
const steps = JSON.parse(line.toString()) as RaceStep[];
const outcomes = await Promise.all(steps.map(runStep));
process.stdout.write(`${JSON.stringify(outcomes)}\n`);
await disconnectDatabase();
process.stdin.destroy();
