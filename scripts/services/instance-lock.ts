/**
 * One owner per DATA_DIR: whoever listens on its socket. The system frees it at the owner's death, however it died,
 * and a number of process that serves again cannot be mistaken for it. Commands that use the owner's database stay
 * connected while they do, so that an owner which is itself a short command waits for them.
 */
import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const LONGEST_SOCKET_PATH = 100;

export interface InstanceLock {
  /** Resolves once no other command uses what the owner runs. */
  idle(): Promise<void>;
  release(): Promise<void>;
}

/** Takes the folder; null when a living process has it. */
export async function takeInstance(dataDir: string): Promise<InstanceLock | null> {
  await mkdir(dataDir, { recursive: true });
  const address = socketOf(dataDir);
  const first = await listen(address);
  if (first) return lockOf(first);
  const living = await joinInstance(dataDir);
  if (living) {
    living.leave();
    return null;
  }
  await rm(address, { force: true });
  const second = await listen(address);
  return second && lockOf(second);
}

/** Tells the owner of this folder that we use its database; null when nobody owns it. */
export function joinInstance(dataDir: string): Promise<{ leave: () => void } | null> {
  return new Promise((resolve) => {
    const socket = net.connect(socketOf(dataDir));
    socket.once('connect', () => resolve({ leave: () => socket.destroy() }));
    socket.on('error', () => resolve(null));
  });
}

function socketOf(dataDir: string): string {
  const inside = path.join(dataDir, 'instance.sock');
  if (inside.length < LONGEST_SOCKET_PATH) return inside;
  return path.join(os.tmpdir(), `tlj-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`);
}

function listen(address: string): Promise<net.Server | null> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(null));
    server.listen(address, () => resolve(server));
  });
}

function lockOf(server: net.Server): InstanceLock {
  const users = new Set<net.Socket>();
  server.on('connection', (socket) => {
    users.add(socket);
    socket.on('error', () => undefined).once('close', () => users.delete(socket));
    socket.resume();
  });
  return {
    idle: async () => {
      while (users.size > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    release: () => {
      for (const user of users) user.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
