/**
 * The hidden `cle` of every form that moves money: the same key replays the first answer,
 * another body under it is refused (contract: Other posts).
 */
import { createHash } from 'node:crypto';
import type { Act } from './author.ts';
import { realNow } from './clock.ts';
import { type CollectionSpec, defineModel } from './collection.ts';
import { inTransaction, insert, isDatabaseGone, type Session } from './database.ts';
import { refuse } from './refusals.ts';

interface IdempotencyKey {
  /** "actor|route|key". */
  _id: string;
  bodyHash: string;
  answer: unknown;
  /** Real time; kept 48 h. */
  keptAt: Date;
}

const CONFIRM_WITHIN_MS = 5000;

const IdempotencyKeys = defineModel<IdempotencyKey>('IdempotencyKey', 'idempotencyKeys', {
  _id: String,
  bodyHash: String,
  answer: Object,
  keptAt: Date,
});

export const idempotencySpec: CollectionSpec = {
  name: 'idempotencyKeys',
  indexes: [{ key: { keptAt: 1 }, expireAfterSeconds: 48 * 3600 }],
};

export interface Once {
  route: string;
  /** What the form carried; undefined: a new intention each time. */
  key: string | undefined;
  /** What the person asked for. */
  body: Record<string, unknown>;
}

/**
 * Runs `work` in a transaction, at most once for this author, route and key.
 * The key is written last, with the answer: a second request does its work in vain, fails on the key, and its transaction vanishes.
 * @returns the answer of the first time, whoever asks again. @throws Refusal CLE_DEJA_UTILISEE (409).
 */
export async function onceInTransaction<T>(act: Act, once: Once, work: (session: Session) => Promise<T>): Promise<T> {
  if (!once.key) return inTransaction(work);
  const id = `${act.author.kind}:${act.author.id}|${once.route}|${once.key.slice(0, 100)}`;
  const bodyHash = createHash('sha256').update(JSON.stringify(once.body)).digest('hex');
  try {
    return await inTransaction(async (session) => {
      const answer = await work(session);
      await insert(IdempotencyKeys, { _id: id, bodyHash, answer, keptAt: realNow() }, session);
      return answer;
    });
  } catch (error) {
    // Refused because the first request already did it, or beaten to the key: the first answer stands.
    const first = isDatabaseGone(error) ? null : await keptAnswer<T>(id, bodyHash);
    if (first) return first.answer;
    throw error;
  }
}

/** A refused transaction may have seen a commit that the majority has not confirmed yet: this read waits for it. */
async function keptAnswer<T>(id: string, bodyHash: string): Promise<{ answer: T } | null> {
  const kept = await IdempotencyKeys.findById(id).readConcern('linearizable').maxTimeMS(CONFIRM_WITHIN_MS).lean<IdempotencyKey>();
  if (!kept) return null;
  if (kept.bodyHash !== bodyHash) throw refuse('CLE_DEJA_UTILISEE');
  return { answer: kept.answer as T };
}
