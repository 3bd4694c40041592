import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { settings } from '#core/shared/settings.ts';
import { childEnvironment } from '../services/child-environment.ts';
import { freePort } from '../services/free-port.ts';
import { argumentsOf } from '../launch/programs.mjs';
import { waitForHealth } from '../services/wait-for-health.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READY_WITHIN_MS = 60_000;

export interface MeasuredPortal {
  url: string;
  stop: () => Promise<void>;
}

/** The portal as `npm start` runs it, in a process of its own, on the database of this benchmark, from this instant of business time. */
export async function startMeasuredPortal(folder: string, at: Date): Promise<MeasuredPortal> {
  const port = await freePort();
  const child = spawn(process.execPath, argumentsOf('public-site/start.ts'), {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: childEnvironment({
      NODE_ENV: 'production',
      TLJ_ENV: 'test',
      TLJ_NOW: at.toISOString(),
      MONGODB_URI: settings().mongodbUri ?? '',
      DATA_DIR: folder,
      PORTAL_PORT: String(port),
      PORTAL_URL: '',
      SESSION_SECRET: 'secret-de-mesure-0123456789-abcdefghij',
    }),
  });
  if (!(await waitForHealth(port, READY_WITHIN_MS))) {
    await stop(child);
    throw new Error('Le portail n’a pas démarré pour la mesure.');
  }
  return { url: `http://127.0.0.1:${port}`, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
