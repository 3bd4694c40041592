/** The real portal, built once, in a process of its own on this test file's database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { argumentsOf } from '../../scripts/launch/programs.mjs';

const BUILD = 'public-site/build/server/index.js';
const READY_WITHIN_MS = 30_000;

export interface Portal {
  url: string;
  stop(): Promise<void>;
}

/** Starts it and waits until it answers. Business time starts on 23/11/2026 unless said otherwise. */
export async function startPortal(databaseUri: string, env: Record<string, string> = {}): Promise<Portal> {
  if (!existsSync(BUILD)) throw new Error('the portal is not built: npm run build:portal');
  const port = await freePort();
  const child = spawn(process.execPath, argumentsOf('public-site/start.ts'), {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      TLJ_ENV: 'test',
      TLJ_NOW: '2026-11-23T09:00:00Z',
      MONGODB_URI: databaseUri,
      PORTAL_PORT: String(port),
      CHROMIUM_BINARY: '',
      SESSION_SECRET: 'un secret de test, long de 32 signes au moins',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(url, child);
  return { url, stop: () => stop(child) };
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/sante`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error('the portal did not start');
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
