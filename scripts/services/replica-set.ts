import { type Db, MongoClient } from 'mongodb';

const READY_WITHIN_MS = 60_000;
const EVERY_MS = 50;

/**
 * Waits for the mongod of this port, makes it (or makes it again, when its port changed) a set of one, and waits for writes.
 * @returns false when it does not take writes within a minute.
 */
export async function ensurePrimary(port: number): Promise<boolean> {
  const deadline = performance.now() + READY_WITHIN_MS;
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: READY_WITHIN_MS });
  try {
    while (performance.now() < deadline) {
      // While its state changes it closes connections and refuses commands: asked again, it answers.
      if (await becomesPrimary(client.db('admin'), `127.0.0.1:${port}`).catch(() => false)) return true;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    return false;
  } finally {
    await client.close();
  }
}

async function becomesPrimary(admin: Db, host: string): Promise<boolean> {
  const hello = await admin.command({ hello: 1 });
  if (hello.isWritablePrimary === true) return true;
  const config = await readConfig(admin);
  if (config === undefined) await admin.command({ replSetInitiate: { _id: 'tlj', members: [{ _id: 0, host }] } });
  else if (config.members[0]?.host !== host)
    await admin.command({
      replSetReconfig: { ...config, version: config.version + 1, members: [{ ...config.members[0], host }] },
      force: true,
    });
  return false;
}

interface SetConfig {
  version: number;
  members: { _id: number; host: string }[];
}

/** The configuration that the data carry; undefined on new data. */
async function readConfig(admin: Db): Promise<SetConfig | undefined> {
  try {
    return ((await admin.command({ replSetGetConfig: 1 })) as unknown as { config: SetConfig }).config;
  } catch (error) {
    const NOT_YET_INITIALIZED = 94;
    if ((error as { code?: unknown }).code === NOT_YET_INITIALIZED) return undefined;
    throw error;
  }
}
