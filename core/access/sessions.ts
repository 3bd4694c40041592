/**
 * Sessions of families and partners, kept in the database so that any portal process serves anybody (ASVS 7).
 * Idle 30 minutes, absolute 10 hours, in real time (contract); an agent's view of a family's pages ends after 15 minutes.
 * Dead at the next request once the credential's stamp changed.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { PipelineStage } from 'mongoose';
import { realNow } from '../shared/clock.ts';
import type { Session } from '../shared/database.ts';
import { type Credential, Credentials, type WebSession, WebSessions } from './access.model.ts';
import { credentialStamp } from './credentials.ts';

export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 10 * 3_600_000;
/** Whatever is done meanwhile. */
export const VIEW_MS = 15 * 60_000;
/** A view that is over is kept this long, so that its end can be recorded (family/end-family-view). */
const VIEW_KEPT_MS = 24 * 3_600_000;
/** The sliding end is written at most once a minute: a page view is not a write. */
const TOUCH_MS = 60_000;
const MOST_LISTED = 20;

const hashed = (id: string): string => createHash('sha256').update(id).digest('hex');

export interface OpenSession extends Pick<WebSession, 'kind' | 'subject' | 'data' | 'createdAt'> {
  /** What the reader's own stages found, each under its name. */
  beside: Record<string, unknown[]>;
}

/** Opens a session for a subject who just proved who they are. @returns its id, for the cookie only. */
export async function openSession(wanted: Pick<WebSession, 'kind' | 'subject' | 'data' | 'device'>): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  const at = realNow();
  const stamp = (await credentialStamp(wanted.subject)) ?? '';
  await WebSessions.collection.insertOne({
    ...wanted,
    _id: hashed(id),
    stamp,
    createdAt: at,
    seenAt: at,
    expiresAt: new Date(at.getTime() + (wanted.kind === 'view' ? VIEW_KEPT_MS : IDLE_MS)),
  } as never);
  return id;
}

/**
 * Slides the idle end.
 * @param beside stages that put under a name in `beside` what the reader wants to know with it, in the same round trip.
 * @returns the session if it lives, null otherwise.
 */
export async function readSession(id: string, beside: PipelineStage[] = []): Promise<OpenSession | null> {
  const at = realNow();
  const found = await stampedSession(hashed(id), at, beside);
  if (!found) return null;
  const isView = found.kind === 'view';
  const tooOld = at.getTime() - found.createdAt.getTime() > (isView ? VIEW_MS : ABSOLUTE_MS);
  if (tooOld || found.credential[0]?.stamp !== found.stamp) {
    if (!isView) await WebSessions.deleteOne({ _id: found._id });
    return null;
  }
  if (!isView && at.getTime() - found.seenAt.getTime() > TOUCH_MS)
    await WebSessions.updateOne({ _id: found._id }, { $set: { seenAt: at, expiresAt: new Date(at.getTime() + IDLE_MS) } });
  return { kind: found.kind, subject: found.subject, data: found.data, createdAt: found.createdAt, beside: found.beside ?? {} };
}

type StampedSession = WebSession & { credential: Pick<Credential, 'stamp'>[]; beside?: Record<string, unknown[]> };

/** A session and the stamp its subject has now, in one round trip: every page starts with it. */
async function stampedSession(key: string, at: Date, beside: PipelineStage[]): Promise<StampedSession | undefined> {
  const stages: PipelineStage[] = [
    { $match: { _id: key, expiresAt: { $gt: at } } },
    {
      $lookup: {
        from: Credentials.collection.name,
        localField: 'subject',
        foreignField: '_id',
        pipeline: [{ $project: { stamp: 1 } }],
        as: 'credential',
      },
    },
    ...beside,
  ];
  const [found] = await WebSessions.collection.aggregate<StampedSession>(stages).toArray();
  return found;
}

/** Seconds before a session ends whatever is done meanwhile, in real time. */
export const sessionSecondsLeft = ({ createdAt }: Pick<WebSession, 'createdAt'>): number =>
  Math.max(0, Math.floor((createdAt.getTime() + ABSOLUTE_MS - realNow().getTime()) / 1000));

/** Logout: the cookie is worthless from the next request on. */
export async function closeSession(id: string): Promise<void> {
  await WebSessions.deleteOne({ _id: hashed(id) });
}

/** Ends the sessions of a subject, save the one that is kept. @returns how many ended. */
export async function closeOtherSessions(subject: string, keepId?: string, session?: Session): Promise<number> {
  const ended = await WebSessions.deleteMany({ subject, ...(keepId ? { _id: { $ne: hashed(keepId) } } : {}) }, session ? { session } : {});
  return ended.deletedCount;
}

/** A session that still opens something, as its holder reads it. */
export interface OwnSession {
  here: boolean;
  device: string | null;
  openedAt: Date;
  seenAt: Date;
}

/** Living sessions of a subject, the one of this id first, then the latest seen. Real time. */
export async function livingSessions(subject: string, hereId: string): Promise<OwnSession[]> {
  const at = realNow();
  const found = await WebSessions.find({
    subject,
    stamp: (await credentialStamp(subject)) ?? '',
    expiresAt: { $gt: at },
    createdAt: { $gt: new Date(at.getTime() - ABSOLUTE_MS) },
  })
    .sort({ seenAt: -1 })
    .limit(MOST_LISTED)
    .lean<WebSession[]>();
  const own = found.map(({ _id, device, createdAt, seenAt }) => ({
    here: _id === hashed(hereId),
    device: device ?? null,
    openedAt: createdAt,
    seenAt,
  }));
  return [...own.filter(({ here }) => here), ...own.filter(({ here }) => !here)];
}

/** Ends at once the sessions in which somebody acts as this user of a partner; those under another partner go on. */
export async function closeSeats(session: Session, subject: string, userId: string): Promise<void> {
  await WebSessions.deleteMany({ subject, 'data.userId': userId }, { session });
}

/** After a password change: the session that made it goes on under the new stamp. */
export async function restampSession(id: string, subject: string): Promise<void> {
  await WebSessions.updateOne({ _id: hashed(id), subject }, { $set: { stamp: (await credentialStamp(subject)) ?? '' } });
}

/** A word to say on the session's next page. The id tells it from the same words left again. */
export interface SessionWord {
  id: string;
  text: string;
}

/** Leaves a word in a session, in the place of another; writes nothing else of it: other requests of the session go on meanwhile. */
export async function leaveSessionWord(id: string, word: SessionWord): Promise<void> {
  await WebSessions.updateOne({ _id: hashed(id) }, { $set: { 'data.word': word } });
}

/** Takes away the word that was read, and no later one. @returns whether it was still there: of two requests, one has it. */
export async function takeSessionWord(id: string, word: SessionWord): Promise<boolean> {
  const { modifiedCount } = await WebSessions.updateOne({ _id: hashed(id), 'data.word.id': word.id }, { $unset: { 'data.word': true } });
  return modifiedCount === 1;
}

/** Takes a view away, over or not. @returns it, or null when it is gone already. */
export const takeView = (session: Session, hashedId: string): Promise<WebSession | null> =>
  WebSessions.findOneAndDelete({ _id: hashedId, kind: 'view' }, { session }).lean<WebSession>();

/** The key of a session in the database. */
export const sessionKey = hashed;

/** Views whose time is over, and whose end is not recorded yet. */
export const lapsedViews = (): Promise<WebSession[]> =>
  WebSessions.find({ kind: 'view', createdAt: { $lte: new Date(realNow().getTime() - VIEW_MS) } }).lean<WebSession[]>();
