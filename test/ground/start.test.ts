/** `npm start` itself, as a person runs it: real processes, own folder, free ports. */
import { jest } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/services/free-port.ts';
import { type Launched, launch, leftRunning, livingProcesses } from './launch.ts';

// Several whole starts in one test, on a machine that may be busy.
jest.setTimeout(240_000);

let folder: string;
let ports: Record<string, string>;
const launched: Launched[] = [];

const env = (more: Record<string, string> = {}): Record<string, string> => ({
  DATA_DIR: folder,
  TLJ_ENV: 'test',
  TLJ_DEMO: '0',
  ...ports,
  ...more,
});
const start = (more: Record<string, string> = {}): Launched => {
  const one = launch(env(more));
  launched.push(one);
  return one;
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-start-'));
  ports = { PORTAL_PORT: String(await freePort()), BACKOFFICE_PORT: String(await freePort()), MAILBOX_PORT: String(await freePort()) };
});
afterEach(async () => {
  for (const one of launched.splice(0)) await one.stop();
  await rm(folder, { recursive: true, force: true });
});

const health = async (port: string | undefined): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/sante`)).json();

describe('contrat : npm start', () => {
  test('tout répond, un second démarrage le dit, SIGTERM arrête tout et rend 0', async () => {
    const first = start();
    expect(await first.ready()).toContain(`http://127.0.0.1:${ports.PORTAL_PORT}`);
    expect(await health(ports.PORTAL_PORT)).toMatchObject({ ok: true });
    expect(await health(ports.BACKOFFICE_PORT)).toMatchObject({ ok: true });
    expect(await (await fetch(`http://127.0.0.1:${ports.MAILBOX_PORT}/api/email`)).json()).toEqual([]);

    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`Les données de ${folder} servent déjà`);

    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(await livingProcesses(folder)).toEqual([]);
  });

  test('Ctrl-C, que le terminal envoie à tout le groupe, arrête dans l’ordre et rend 0', async () => {
    const one = start();
    await one.ready();
    one.signalGroup('SIGINT');
    expect(await one.ended).toBe(0);
    expect(one.said()).toContain('Tout est arrêté.');
    expect(one.said()).not.toContain('relance');
    expect(await livingProcesses(folder)).toEqual([]);
  });

  test('arrêté pendant qu’il démarre : rien ne reste, code 0', async () => {
    const one = start();
    while (!one.said().includes('MongoDB')) await new Promise((resolve) => setTimeout(resolve, 20));
    one.signal('SIGTERM');
    expect(await one.ended).toBe(0);
    expect(one.said()).not.toMatch(/\n\s+at /);
    expect(await leftRunning(folder)).toEqual([]);
  });

  test('tué par kill -9, il ne laisse aucun processus, et le démarrage suivant reprend', async () => {
    const one = start();
    await one.ready();
    const secret = await readFile(path.join(folder, 'session-secret'), 'utf8');
    one.signal('SIGKILL');
    await one.ended;
    expect(await leftRunning(folder)).toEqual([]);
    await start().ready();
    expect(await health(ports.PORTAL_PORT)).toMatchObject({ ok: true });
    expect(await readFile(path.join(folder, 'session-secret'), 'utf8')).toBe(secret);
  });

  test('un port pris : une phrase qui nomme le port et le réglage, code 1', async () => {
    const squatter = net.createServer().listen(Number(ports.BACKOFFICE_PORT), '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const one = start();
    expect(await one.ended).toBe(1);
    expect(one.said()).toContain(`Le port ${ports.BACKOFFICE_PORT} est déjà pris`);
    expect(one.said()).toContain('BACKOFFICE_PORT');
    await new Promise((resolve) => squatter.close(resolve));
  });

  test.each([
    ['PORTAL_PORT', 'abc'],
    ['TLJ_NOW', 'hier'],
    ['MONGODB_URI', 'localhost'],
    ['TLJ_ENV', 'essai'],
    ['MONGOD_BINARY', '/introuvable/mongod'],
    ['MONGODB_URI', 'mongodb://127.0.0.1:9/tlj'],
    ['DATA_DIR', '/dev/null/ici'],
  ])('un mauvais %s : une phrase qui le nomme, code 1', async (name, value) => {
    const one = start({ [name]: value });
    expect(await one.ended).toBe(1);
    expect(one.said()).toContain(name);
    expect(one.said()).not.toMatch(/\n\s+at /);
  });
});
