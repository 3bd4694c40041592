import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** DATA_DIR/mongod.json: how other commands find the running embedded database. */
export interface MongodState {
  uri: string;
  pid: number;
  port: number;
}

const file = (dataDir: string): string => path.join(dataDir, 'mongod.json');

export async function readMongodState(dataDir: string): Promise<MongodState | undefined> {
  const text = await readFile(file(dataDir), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as MongodState;
  } catch {
    // Cut short by a crash: as if it were not there.
    return undefined;
  }
}

export async function writeMongodState(dataDir: string, state: MongodState): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(file(dataDir), JSON.stringify(state));
}

export const removeMongodState = (dataDir: string): Promise<void> => rm(file(dataDir), { force: true });
