import { rm } from 'node:fs/promises';
import mongoose from 'mongoose';

export default async function globalTeardown() {
  const started = globalThis.tljTestMongod;
  if (!started) return dropOurs();
  await started.mongod.stop();
  await rm(started.folder, { recursive: true, force: true });
}

/** A MongoDB that was there before us keeps nothing of this run's workers. */
async function dropOurs() {
  const server = await mongoose.createConnection(process.env.TLJ_TEST_MONGODB_URI).asPromise();
  const { databases } = await server.db.admin().listDatabases({ nameOnly: true });
  for (const { name } of databases) if (name.startsWith(`t_${process.env.TLJ_TEST_RUN}_`)) await server.useDb(name).dropDatabase();
  await server.close();
}
