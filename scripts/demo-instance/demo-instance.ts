/** A demo installation of a script's own: `npm start` on free ports, an empty folder, a fixed day; gone afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { argumentsOf } from '../launch/programs.mjs';
import { childEnvironment } from '../services/child-environment.ts';
import { freePort } from '../services/free-port.ts';
import { readMongodState } from '../services/mongod-state.ts';
import { demoFacts } from './demo-facts.ts';
import { readMail } from './read-mail.ts';
import type { Stage } from './stage.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** In the third month of the campaign: something of everything has happened. */
const DAY = '2026-11-23T08:00:00Z';

/** What would point at the installation of somebody else: empty is unset. */
const NOT_OURS = { MONGODB_URI: '', SMTP_URL: '', PORTAL_URL: '', BACKOFFICE_URL: '', SESSION_SECRET: '', NODE_OPTIONS: '' };

export interface DemoInstance {
  stage: Stage;
  stop(): Promise<void>;
}

/**
 * Starts it and waits until it is ready: half a minute, most of it the demo's families.
 * @param names public addresses other than its own (PORTAL_URL, BACKOFFICE_URL).
 * @throws Error with what the start has said.
 */
export async function startDemo(names: Record<string, string> = {}): Promise<DemoInstance> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-demo-instance-'));
  const dataDir = path.join(folder, 'data');
  const [portal, desk, mailbox] = [await freePort(), await freePort(), await freePort()];
  const child = spawn(process.execPath, argumentsOf('scripts/start.ts'), {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment({
      ...NOT_OURS,
      DATA_DIR: dataDir,
      PORTAL_PORT: String(portal),
      BACKOFFICE_PORT: String(desk),
      MAILBOX_PORT: String(mailbox),
      TLJ_ENV: 'demo',
      TLJ_NOW: DAY,
      ...names,
    }),
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await ready(child);
    await connectDatabase((await readMongodState(dataDir))?.uri ?? '');
    const facts = await demoFacts(dataDir, folder).finally(disconnectDatabase);
    const at = (port: number): string => `http://127.0.0.1:${port}`;
    return { stage: { portalUrl: at(portal), backofficeUrl: at(desk), facts, mail: readMail(at(mailbox)) }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('est prêt')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`L’installation de démonstration s’est arrêtée (${code}) :\n${said}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
