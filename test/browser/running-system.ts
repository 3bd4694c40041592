/** The whole installation, as `npm start` runs it: real processes, free ports, an empty database of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { argumentsOf } from '../../scripts/launch/programs.mjs';
import { childEnvironment } from '../../scripts/services/child-environment.ts';
import { freePort } from '../../scripts/services/free-port.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READY_WITHIN_MS = 90_000;
/** Business time of the journey: inside campaign 2026, whatever day the tests run. */
const STARTS_AT = Date.parse('2026-11-23T08:00:00Z');

/** What would point at the installation of somebody else: empty is unset. */
const NOT_OURS = { MONGODB_URI: '', SMTP_URL: '', PORTAL_URL: '', BACKOFFICE_URL: '', SESSION_SECRET: '', NODE_OPTIONS: '' };

export interface RunningSystem {
  portalUrl: string;
  backofficeUrl: string;
  mailboxUrl: string;
  /** A folder for the test's own files, removed at the end. */
  folder: string;
  /** Runs `tlj … --json`. @returns its object. @throws Error with the French sentence when it is refused. */
  tlj(...args: string[]): Promise<Record<string, unknown>>;
  /** SIGTERM to the start, which stops all the others. @returns its exit code. */
  stop(): Promise<number | null>;
}

/** Starts everything and waits until both servers answer. @throws Error with what the start has said. */
export async function startSystem(): Promise<RunningSystem> {
  if (!existsSync(path.join(ROOT, 'public-site/build/server/index.js')))
    throw new Error('Le portail n’est pas construit : lancez npm test, qui le construit.');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-journey-'));
  const [portal, backoffice, mailbox] = [await freePort(), await freePort(), await freePort()];
  const startedAt = Date.now();
  const env = childEnvironment({
    ...NOT_OURS,
    DATA_DIR: path.join(folder, 'data'),
    PORTAL_PORT: String(portal),
    BACKOFFICE_PORT: String(backoffice),
    MAILBOX_PORT: String(mailbox),
    TLJ_ENV: 'test',
    TLJ_DEMO: '0',
    TLJ_NOW: new Date(STARTS_AT).toISOString(),
  });
  const start = spawn(process.execPath, argumentsOf('scripts/start.ts'), {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await ready(start);
  return {
    portalUrl: `http://127.0.0.1:${portal}`,
    backofficeUrl: `http://127.0.0.1:${backoffice}`,
    mailboxUrl: `http://127.0.0.1:${mailbox}`,
    folder,
    // A command is a process of its own: it starts from the instant the others have reached.
    tlj: (...args) => tlj(args, { ...env, TLJ_NOW: new Date(STARTS_AT + Date.now() - startedAt).toISOString() }),
    stop: async () => {
      const code = await end(start);
      await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}

function ready(start: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`Le démarrage n’en finit pas :\n${said}`)), READY_WITHIN_MS);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (!/est prêt/.test(said)) return;
      clearTimeout(late);
      resolve();
    };
    start.stdout?.on('data', hear);
    start.stderr?.on('data', hear);
    start.once('exit', (code) => reject(new Error(`Le démarrage s’est arrêté (${code}) :\n${said}`)));
  });
}

async function end(start: ChildProcess): Promise<number | null> {
  if (start.exitCode !== null) return start.exitCode;
  const ended = new Promise<number | null>((resolve) => start.once('exit', resolve));
  start.kill('SIGTERM');
  return ended;
}

function tlj(args: string[], env: NodeJS.ProcessEnv): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...argumentsOf('scripts/tlj.ts'), '--json', ...args], { cwd: ROOT, env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`tlj ${args.join(' ')} : ${stderr || error.message}`));
      else resolve(JSON.parse(stdout) as Record<string, unknown>);
    });
  });
}
