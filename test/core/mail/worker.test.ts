/** The real worker, as `npm start` runs it: a process of its own on a real database and a real mail server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { connectDatabase, disconnectDatabase, inTransaction } from '#core/shared/database.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { postLetter } from '#core/shared/post-letter.ts';
import { migrate } from '#core/schema/migrate.ts';
import { argumentsOf } from '../../../scripts/launch/programs.mjs';
import { type EmbeddedMongod, startMongod } from '../../../scripts/services/embedded-mongod.ts';
import { findMongod } from '../../../scripts/services/find-mongod.ts';
import { bySystem } from '../../factories/scheme.ts';
import { sampleLetters } from '../../factories/letters.ts';
import { type ScriptedSmtp, scriptedSmtp } from '../../factories/scripted-smtp.ts';

const silent = (): void => undefined;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let folder: string;
let mongod: EmbeddedMongod;
let smtp: ScriptedSmtp;
let worker: ChildProcess;
let said = '';

const binary = await findMongod(process.env.MONGOD_BINARY || undefined, silent);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-worker-'));
  mongod = await startMongod(folder, binary, silent);
  await connectDatabase(mongod.uri, 5);
  await migrate();
  smtp = await scriptedSmtp();
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    MONGODB_URI: mongod.uri,
    SMTP_URL: smtp.url,
    DATA_DIR: folder,
    LOG_LEVEL: 'info',
    TLJ_NOW: '',
  };
  worker = spawn(process.execPath, argumentsOf('scripts/worker.ts'), { env, stdio: ['ignore', 'ignore', 'pipe'] });
  worker.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await until(() => said.includes('worker ready'));
});
afterAll(async () => {
  worker.kill('SIGKILL');
  await smtp.close();
  await disconnectDatabase();
  await mongod.stop();
  await rm(folder, { recursive: true, force: true });
});

async function until(come: () => boolean): Promise<void> {
  for (let turn = 0; turn < 600 && !come(); turn++) await pause(50);
  if (!come()) throw new Error(`not come after 30 s; the worker said: ${said}`);
}

const outboxLines = (): string[] => said.split('\n').filter((line) => line.includes('"loop":"outbox"'));
const post = (id: string): Promise<void> =>
  inTransaction((session) =>
    postLetter(session, bySystem(), { id, letter: sampleLetters[2]!, to: 'nadia@exemple.fr', about: '0412387', campaign: 2026 }),
  );

test('R-MAIL-01: le programme de fond envoie seul un message posté', async () => {
  await post('un');
  await until(() => smtp.given.length === 1);
  while ((await Outbox.countDocuments({ state: 'sent' })) === 0) await pause(50);
});

test('R-MAIL-03: MongoDB absent un moment : dit une fois par boucle, puis tout reprend', async () => {
  process.kill(mongod.pid, 'SIGKILL');
  await until(() => outboxLines().some((line) => line.includes('database gone')));
  mongod = await startMongod(folder, binary, silent);
  for (let turn = 0; ; turn++) {
    if (
      await post('deux').then(
        () => true,
        () => turn > 20,
      )
    )
      break;
    await pause(500);
  }
  await until(() => smtp.given.length === 2);
  expect(outboxLines().filter((line) => line.includes('database gone'))).toHaveLength(1);
  expect(said).not.toContain('unexpected error');
});

test('R-MAIL-03: SIGTERM finit le message en cours et s’arrête, sans erreur', async () => {
  smtp.answers.end = 'SILENT';
  await post('trois');
  await until(() => smtp.given.length === 3);
  const exit = new Promise<number | null>((resolve) => worker.once('exit', (code) => resolve(code)));
  const start = performance.now();
  worker.kill('SIGTERM');
  await pause(500);
  smtp.finish('250 pris');
  expect(await exit).toBe(0);
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(await Outbox.countDocuments({ state: 'sent' })).toBe(3);
});
