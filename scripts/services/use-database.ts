/** The database a command works on: the given one, the running one, or our own for the time of the call. */
import type { Settings } from '#core/shared/settings.ts';
import { startMongod } from './embedded-mongod.ts';
import { findMongod, type Say } from './find-mongod.ts';
import { joinInstance, takeInstance } from './instance-lock.ts';
import { isAlive } from './leftover-mongod.ts';
import { readMongodState } from './mongod-state.ts';
import { StartRefused } from './start-refused.ts';

export interface UsedDatabase {
  uri: string;
  /** Leaves it, and stops it when it was started for this call. */
  release(): Promise<void>;
}

const START_WITHIN_MS = 60_000;

/** @throws StartRefused with a French sentence when no database can be had. */
export async function useDatabase(settings: Settings, say: Say): Promise<UsedDatabase> {
  if (settings.mongodbUri !== undefined) return { uri: settings.mongodbUri, release: async () => undefined };
  return (await joinRunning(settings.dataDir)) ?? (await startForCall(settings, say)) ?? (await joinOrFail(settings.dataDir));
}

async function joinRunning(dataDir: string): Promise<UsedDatabase | null> {
  const lease = await joinInstance(dataDir);
  if (!lease) return null;
  const deadline = performance.now() + START_WITHIN_MS;
  // Its owner may still be starting it.
  while (performance.now() < deadline) {
    const state = await readMongodState(dataDir);
    if (state && (await isAlive(state, dataDir))) return { uri: state.uri, release: async () => lease.leave() };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  lease.leave();
  return null;
}

async function startForCall(settings: Settings, say: Say): Promise<UsedDatabase | null> {
  const lock = await takeInstance(settings.dataDir);
  if (!lock) return null;
  try {
    const mongod = await startMongod(settings.dataDir, await findMongod(settings.mongodBinary, say), say);
    return {
      uri: mongod.uri,
      release: async () => {
        await lock.idle();
        await mongod.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Another command took the folder between our two looks: its database serves us both. */
async function joinOrFail(dataDir: string): Promise<UsedDatabase> {
  const running = await joinRunning(dataDir);
  if (running) return running;
  throw new StartRefused(`La base embarquée de ${dataDir} est prise par une autre commande qui ne répond pas.`);
}
