/**
 * The connection to MongoDB and the one way to change several documents: `inTransaction`.
 * Majority reads and writes, journaled, snapshot transactions (design/money.md, Settings).
 */
import mongoose, { type ClientSession, type Model } from 'mongoose';
import { refuse } from './refusals.ts';

const RETRY_WITHIN_MS = 10_000;
const TRANSACTION = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true }, readPreference: 'primary' } as const;

export type Session = ClientSession;

/** Opens the connection of this process. Indexes and collections come from migrations, never from models. */
export async function connectDatabase(uri: string, poolSize = 50): Promise<void> {
  mongoose.set('autoIndex', false).set('autoCreate', false).set('strictQuery', true);
  await mongoose.connect(uri, {
    maxPoolSize: poolSize,
    retryWrites: true,
    w: 'majority',
    readConcernLevel: 'majority',
    readPreference: 'primary',
    serverSelectionTimeoutMS: 5000,
    // A server that no longer answers, its lines still open, is given up after their sum: what waits for it gets its 503.
    heartbeatFrequencyMS: 5000,
    connectTimeoutMS: 5000,
  });
}

/** Closes the connection of this process. */
export const disconnectDatabase = (): Promise<void> => mongoose.disconnect();

/**
 * Runs `work` in a transaction, whole again on a transient error, within 10 s.
 * `work` may run several times: it must do nothing outside the database.
 * @throws Refusal BASE_INDISPONIBLE (503) when the database stays away; whatever `work` throws otherwise.
 */
export async function inTransaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const deadline = performance.now() + RETRY_WITHIN_MS;
  for (let attempt = 0; ; attempt++) {
    try {
      return await attemptTransaction(work);
    } catch (error) {
      if (!isTransient(error)) throw isDatabaseGone(error) ? unavailable() : error;
      if (performance.now() > deadline) throw unavailable();
      await pause(jitter(attempt));
    }
  }
}

async function attemptTransaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const session = await mongoose.startSession();
  try {
    session.startTransaction(TRANSACTION);
    const result = await work(session);
    await commit(session);
    return result;
  } catch (error) {
    if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
    throw error;
  } finally {
    await session.endSession();
  }
}

async function commit(session: Session): Promise<void> {
  const deadline = performance.now() + RETRY_WITHIN_MS;
  for (;;) {
    try {
      return await session.commitTransaction();
    } catch (error) {
      if (!hasLabel(error, 'UnknownTransactionCommitResult') || performance.now() > deadline) throw error;
      await pause(50);
    }
  }
}

/** Inserts one document as it is: the collection's validator checks it, mongoose does not copy it. */
export async function insert<T>(model: Model<T>, document: NoInfer<T>, session: Session): Promise<void> {
  await model.collection.insertOne(document as never, { session });
}

/** True for "this key exists already". */
export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 11000;

/** True when the database cannot be reached: the answer is 503, and the data is right. */
export function isDatabaseGone(error: unknown): boolean {
  const { name = '', message = '', code, syscall } = (error ?? {}) as { name?: string; message?: string; code?: unknown; syscall?: string };
  // 290: the transaction outlived its limit; the server undid it.
  if (code === 290) return true;
  // Asked on a line the server had just closed: the driver passes Node's own error on. Output that nobody reads any more names its call.
  if (code === 'EPIPE' && syscall === undefined) return true;
  // mongoose waited for a connection that never came, and gives that no name of its own.
  if (name === 'MongooseError' && /buffering timed out/.test(message)) return true;
  return /^(Mongo(ServerSelection|Network|NetworkTimeout|PoolCleared|WaitQueueTimeout|NotConnected|TopologyClosed)Error|PoolClearedOnNetworkError|MongooseServerSelectionError)$/.test(
    name,
  );
}

/** The refusal that says so. */
export const unavailable = () => refuse('BASE_INDISPONIBLE', {}, { retryAfter: 5 });

const hasLabel = (error: unknown, label: string): boolean =>
  typeof (error as { hasErrorLabel?: unknown } | null)?.hasErrorLabel === 'function' &&
  (error as { hasErrorLabel(l: string): boolean }).hasErrorLabel(label);

const isTransient = (error: unknown): boolean => hasLabel(error, 'TransientTransactionError');
const jitter = (attempt: number): number => 5 + Math.random() * Math.min(495, 10 * 2 ** attempt);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
