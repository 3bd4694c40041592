import { MongoClient } from 'mongodb';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type EmbeddedMongod, startMongod } from '../../scripts/services/embedded-mongod.ts';
import { findMongod } from '../../scripts/services/find-mongod.ts';
import { readMongodState, writeMongodState } from '../../scripts/services/mongod-state.ts';

let folder: string;
let running: EmbeddedMongod[];
const said: string[] = [];

const start = async (): Promise<EmbeddedMongod> => {
  const mongod = await startMongod(folder, await findMongod(undefined, () => undefined), (line) => said.push(line));
  running.push(mongod);
  return mongod;
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-mongod-'));
  running = [];
});
afterEach(async () => {
  for (const mongod of running) await mongod.stop();
  await rm(folder, { recursive: true, force: true });
});

async function onDatabase<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5000 });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

const write = (uri: string): Promise<unknown> =>
  onDatabase(uri, (client) =>
    client
      .db()
      .collection('faits')
      .insertOne({ fait: 1 }, { writeConcern: { w: 'majority', j: true } }),
  );
const count = (uri: string): Promise<number> => onDatabase(uri, (client) => client.db().collection('faits').countDocuments());
const death = (mongod: EmbeddedMongod): Promise<void> => new Promise((resolve) => mongod.onDeath(resolve));

describe('contrat : MongoDB embarqué, avec transactions', () => {
  test('une transaction passe, et vit 20 secondes au plus', async () => {
    const { uri } = await start();
    await onDatabase(uri, async (client) => {
      await client.withSession((session) => session.withTransaction(() => client.db().collection('a').insertOne({ x: 1 }, { session })));
      const limit = await client.db('admin').command({ getParameter: 1, transactionLifetimeLimitSeconds: 1 });
      expect(limit.transactionLifetimeLimitSeconds).toBe(20);
    });
  });

  test('arrêté puis relancé, il garde les données et son port', async () => {
    const first = await start();
    await write(first.uri);
    await first.stop();
    expect(await readMongodState(folder)).toBeUndefined();
    const second = await start();
    expect(await count(second.uri)).toBe(1);
  });

  test('tué par kill -9 : ce qui était écrit est là au démarrage suivant', async () => {
    const first = await start();
    await write(first.uri);
    const dead = death(first);
    process.kill(first.pid, 'SIGKILL');
    await dead;
    const second = await start();
    expect(second.port).toBe(first.port);
    expect(await count(second.uri)).toBe(1);
  });

  test('son port pris entre-temps : il en prend un autre et reste inscriptible', async () => {
    const first = await start();
    await write(first.uri);
    const dead = death(first);
    process.kill(first.pid, 'SIGKILL');
    await dead;
    const squatter = net.createServer((socket) => socket.destroy()).listen(first.port, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const second = await start();
    expect(second.port).not.toBe(first.port);
    await write(second.uri);
    expect(await count(second.uri)).toBe(2);
    await new Promise((resolve) => squatter.close(resolve));
  });

  test('laissé en marche par un démarrage tué : il est arrêté proprement, puis relancé', async () => {
    const first = await start();
    await write(first.uri);
    const second = await start();
    expect(said.join()).toContain('l’avait laissé en marche');
    expect(second.pid).not.toBe(first.pid);
    expect(await count(second.uri)).toBe(1);
  });

  test('un fichier d’état qui désigne un autre MongoDB ne le fait pas arrêter', async () => {
    const stranger = await start();
    const elsewhere = await mkdtemp(path.join(os.tmpdir(), 'tlj-mongod-'));
    await writeMongodState(elsewhere, { uri: stranger.uri, pid: stranger.pid, port: stranger.port });
    const own = await startMongod(elsewhere, await findMongod(undefined, () => undefined), () => undefined);
    expect(own.port).not.toBe(stranger.port);
    await write(stranger.uri);
    await own.stop();
    await rm(elsewhere, { recursive: true, force: true });
  });
});
