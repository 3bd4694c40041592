import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { migrate } from '#core/schema/migrate.ts';

/**
 * Gives this test file a migrated database of its own on the run's real MongoDB, dropped at the end.
 * @returns the address of that database, for tests that start another process.
 */
export function useDatabase(): { uri: () => string } {
  const name = `t_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const uri = (): string => addressOf(name);
  beforeAll(async () => {
    await connectDatabase(uri());
    await migrate();
  });
  afterAll(async () => {
    await mongoose.connection.dropDatabase();
    await disconnectDatabase();
  });
  return { uri };
}

/** Empties every collection, keeping its validator, its indexes and the schema version. */
export async function emptyDatabase(): Promise<void> {
  const db = mongoose.connection.db;
  if (!db) throw new Error('no database: call useDatabase() first');
  const collections = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  // All at once: one after the other they are a tenth of a second before each test.
  await Promise.all(collections.filter(({ name }) => name !== 'schemaVersions').map(({ name }) => db.collection(name).deleteMany({})));
}

function addressOf(name: string): string {
  const base = process.env.TLJ_TEST_MONGODB_URI;
  if (base === undefined) throw new Error('TLJ_TEST_MONGODB_URI is not set: run the tests through npm test');
  const address = new URL(base);
  address.pathname = `/${name}`;
  return address.href;
}
