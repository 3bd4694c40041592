/** A client of MongoDB that is going to be killed, known by its name. */
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import mongoose from 'mongoose';

/** The two deaths of a process. */
export interface Mortal {
  /** SIGKILL. What it has left open in MongoDB lives its time: until then whoever takes its work over tries again and again. */
  kill(): Promise<void>;
  /** SIGKILL, and the end of what it has left open, as MongoDB would in the end. */
  killForGood(): Promise<void>;
}

export interface MortalClient {
  /** What its process connects to. */
  uri: string;
  mortal(process: ChildProcess): Mortal;
}

export function aMortalClient(uri: string): MortalClient {
  const appName = `mortal-${randomUUID()}`;
  const address = new URL(uri);
  address.searchParams.set('appName', appName);
  const mortal = (process: ChildProcess): Mortal => {
    const ended = once(process, 'exit');
    const kill = async (): Promise<void> => {
      process.kill('SIGKILL');
      await ended;
    };
    return { kill, killForGood: () => kill().then(() => endTransactionsOf(appName)) };
  };
  return { uri: address.href, mortal };
}

async function endTransactionsOf(appName: string): Promise<void> {
  const admin = mongoose.connection.getClient().db('admin');
  const open = [{ $currentOp: { idleSessions: true } }, { $match: { appName, transaction: { $exists: true } } }, { $project: { lsid: 1 } }];
  const sessions = await admin.aggregate(open, { readConcern: { level: 'local' } }).toArray();
  if (sessions.length > 0) await admin.command({ killAllSessionsByPattern: sessions.map(({ lsid }) => ({ lsid: lsid as object })) });
}
