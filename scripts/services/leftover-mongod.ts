import { MongoClient } from 'mongodb';
import path from 'node:path';
import type { Say } from './find-mongod.ts';
import type { MongodState } from './mongod-state.ts';

/** The mongod of this state file answers, and it is the one of this folder (a port may have been taken by another since). */
export async function isAlive(state: MongodState, dataDir: string): Promise<boolean> {
  return (await withAdmin(state.port, async (admin) => (await dataFolder(admin)) === path.join(dataDir, 'mongo'))) ?? false;
}

/** Stops in order the mongod that a killed start left behind. */
export async function stopLeftover(state: MongodState, dataDir: string, say: Say): Promise<void> {
  if (!(await isAlive(state, dataDir))) return;
  say('MongoDB : un arrêt brutal l’avait laissé en marche, il est arrêté proprement…');
  // It closes the connection instead of answering.
  await withAdmin(state.port, (admin) => admin.command({ shutdown: 1, force: true, timeoutSecs: 5 }));
  for (let tries = 0; tries < 200 && isRunning(state.pid); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

type Admin = ReturnType<MongoClient['db']>;

async function dataFolder(admin: Admin): Promise<string | undefined> {
  const options = (await admin.command({ getCmdLineOpts: 1 })) as unknown as { parsed?: { storage?: { dbPath?: string } } };
  return options.parsed?.storage?.dbPath;
}

async function withAdmin<T>(port: number, work: (admin: Admin) => Promise<T>): Promise<T | undefined> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 1500 });
  try {
    return await work(client.db('admin'));
  } catch {
    return undefined;
  } finally {
    await client.close();
  }
}
