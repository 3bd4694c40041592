/**
 * A real mongod of our own: one-member replica set (transactions), loopback only, data under DATA_DIR/mongo.
 * It runs in its own process group, so that Ctrl-C in the terminal reaches us first and it stops last.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MongodBinary, Say } from './find-mongod.ts';
import { freePort } from './free-port.ts';
import { readMongodState, removeMongodState, writeMongodState } from './mongod-state.ts';
import { stopLeftover } from './leftover-mongod.ts';
import { ensurePrimary } from './replica-set.ts';
import { stopWithUs } from './stop-with-us.ts';
import { StartRefused } from './start-refused.ts';

const STOP_WITHIN_MS = 30_000;
const EVICTION = 'eviction_dirty_target=60,eviction_dirty_trigger=80,eviction_updates_target=40,eviction_updates_trigger=60';

export interface EmbeddedMongod {
  uri: string;
  pid: number;
  port: number;
  /** Called when it ends without having been asked to. */
  onDeath(handler: () => void): void;
  stop(): Promise<void>;
}

/**
 * Starts the database of `dataDir` and waits until it takes writes. Recovers what a crash left: its lock, its state file, its process.
 * @param wanted the port it had, which those who use it still know. @throws StartRefused with a French sentence and the end of its log when it will not start.
 */
export async function startMongod(dataDir: string, binary: MongodBinary, say: Say, wanted?: number): Promise<EmbeddedMongod> {
  const before = await readMongodState(dataDir);
  await removeMongodState(dataDir);
  if (before) await stopLeftover(before, dataDir, say);
  const port = await freePort(wanted ?? before?.port);
  await mkdir(path.join(dataDir, 'mongo'), { recursive: true });
  const child = spawn(binary.path, arguments_(dataDir, port), { stdio: 'ignore', detached: true });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const callOff = child.pid === undefined ? () => undefined : stopWithUs(child.pid);
  void ended.then(callOff);
  const ready = await Promise.race([ensurePrimary(port), ended.then(() => false)]);
  if (!ready || child.pid === undefined) {
    child.kill('SIGKILL');
    throw new StartRefused(`MongoDB ne démarre pas.${await lastWords(dataDir)}`);
  }
  const uri = `mongodb://127.0.0.1:${port}/tlj?replicaSet=tlj&directConnection=true`;
  await writeMongodState(dataDir, { uri, pid: child.pid, port });
  return handle(child, ended, { dataDir, uri, port });
}

function handle(child: ChildProcess, ended: Promise<void>, at: { dataDir: string; uri: string; port: number }): EmbeddedMongod {
  let stopping = false;
  return {
    uri: at.uri,
    port: at.port,
    pid: child.pid ?? 0,
    onDeath: (handler) => void ended.then(() => (stopping ? undefined : handler())),
    stop: async () => {
      stopping = true;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(late);
      await removeMongodState(at.dataDir);
    },
  };
}

function arguments_(dataDir: string, port: number): string[] {
  return [
    ...['--dbpath', path.join(dataDir, 'mongo'), '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
    ...['--replSet', 'tlj', '--oplogSize', '990', '--wiredTigerCacheSizeGB', '1'],
    // A load writes much at once: letting more of the cache be dirty keeps eviction out of its way (docs/decisions/0201).
    ...['--wiredTigerEngineConfigString', EVICTION],
    ...['--logpath', path.join(dataDir, 'mongod.log'), '--logappend', '--logRotate', 'reopen'],
    // A transaction lives 20 s at most: well over the 10 s for which ours is retried, well under the default minute.
    ...['--setParameter', 'transactionLifetimeLimitSeconds=20', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
  ];
}

async function lastWords(dataDir: string): Promise<string> {
  const text = await readFile(path.join(dataDir, 'mongod.log'), 'utf8').catch(() => '');
  const severe = text
    .split('\n')
    .filter((line) => /"s":"[EF]"/.test(line))
    .slice(-2);
  return severe.length === 0 ? '' : ` Son journal dit :\n${severe.join('\n')}`;
}
