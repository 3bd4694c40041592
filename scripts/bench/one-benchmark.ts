/** One benchmark in its own process, on the database of MONGODB_URI: its figures as JSON on stdout. */
import mongoose from 'mongoose';
import { migrate } from '#core/schema/migrate.ts';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { settings } from '#core/shared/settings.ts';
import { BENCHMARKS } from './benchmarks.ts';

const [name = '', iterations = ''] = process.argv.slice(2);
await connectDatabase(settings().mongodbUri ?? '');
await migrate();
const benchmark = await BENCHMARKS[name]?.();
const figures = await benchmark?.({ iterations: Number(iterations) });
// Where no ratio is asked it is infinite, which JSON writes as null.
process.stdout.write(JSON.stringify(figures));
await mongoose.connection.dropDatabase();
await disconnectDatabase();
