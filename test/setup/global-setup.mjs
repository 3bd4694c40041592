/** One real mongod for the run, in a folder of its own; every test file takes a database in it. */
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { tsImport } from 'tsx/esm/api';

/** A killed client's transaction holds what it wrote until then: the product's 20 s would be waited for at each crash test. */
const TRANSACTIONS_LIVE_S = 6;

export default async function globalSetup() {
  // Names the databases of this run's workers (test/factories/database.ts).
  process.env.TLJ_TEST_RUN = String(process.pid);
  if (process.env.TLJ_TEST_MONGODB_URI) return;
  const { findMongod } = await tsImport('../../scripts/services/find-mongod.ts', import.meta.url);
  const { startMongod } = await tsImport('../../scripts/services/embedded-mongod.ts', import.meta.url);
  const say = (line) => process.stderr.write(`${line}\n`);
  const binary = await findMongod(process.env.MONGOD_BINARY || undefined, say);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-test-'));
  const mongod = await startMongod(folder, binary, say);
  const admin = await mongoose.createConnection(mongod.uri).asPromise();
  await admin.db.admin().command({ setParameter: 1, transactionLifetimeLimitSeconds: TRANSACTIONS_LIVE_S });
  await admin.close();
  process.env.TLJ_TEST_MONGODB_URI = mongod.uri;
  globalThis.tljTestMongod = { mongod, folder };
}
