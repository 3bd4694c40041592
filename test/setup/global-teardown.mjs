import { rm } from 'node:fs/promises';

export default async function globalTeardown() {
  const started = globalThis.tljTestMongod;
  if (!started) return;
  await started.mongod.stop();
  await rm(started.folder, { recursive: true, force: true });
}
