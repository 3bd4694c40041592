import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { hashPassword, setPassword } from '#core/access/credentials.ts';
import { partnerSubject } from '#core/access/subject.ts';
import { inTransaction } from '#core/shared/database.ts';
import { settings } from '#core/shared/settings.ts';
import { childEnvironment } from '../services/child-environment.ts';
import { freePort } from '../services/free-port.ts';
import { waitForHealth } from '../services/wait-for-health.ts';
import { actOf } from './draw-ground.ts';

/** Of the ground that is laid: its first user logs in with it. */
export const CLUB = { mail: 'judo@club.example', password: 'Tatami-bleu-91 !' };
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** The portal as `npm start` runs it, in a process of its own, on the database of this benchmark. */
export async function startClubPortal(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const { at } = actOf({ kind: 'system', id: 'bench' });
  const hash = await hashPassword(CLUB.password);
  await inTransaction((session) => setPassword(session, partnerSubject(CLUB.mail), hash, at));
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'public-site/start.ts'], {
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
