/** A client of MongoDB that is going to be killed, known by its name. */
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';

export interface MortalClient {
  /** What its process connects to. */
  uri: string;
  /**
   * Ends what the dead client has left open, as MongoDB does once a transaction has lived its time: until then whoever takes its work over
   * tries again and again.
   */
  endTransactions(): Promise<void>;
}

export function aMortalClient(uri: string): MortalClient {
  const appName = `mortal-${randomUUID()}`;
  const address = new URL(uri);
  address.searchParams.set('appName', appName);
  return { uri: address.href, endTransactions: () => endTransactionsOf(appName) };
}

async function endTransactionsOf(appName: string): Promise<void> {
  const admin = mongoose.connection.getClient().db('admin');
  const open = [{ $currentOp: { idleSessions: true } }, { $match: { appName, transaction: { $exists: true } } }, { $project: { lsid: 1 } }];
  const sessions = await admin.aggregate(open, { readConcern: { level: 'local' } }).toArray();
  if (sessions.length > 0) await admin.command({ killAllSessionsByPattern: sessions.map(({ lsid }) => ({ lsid: lsid as object })) });
}
