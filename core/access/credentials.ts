/** Reading and writing credentials. bcrypt through bcryptjs (customer's card); hashing is bounded so that it cannot starve the process. */
import { randomBytes, randomInt } from 'node:crypto';
import bcrypt from 'bcryptjs';
import type { Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { settings } from '../shared/settings.ts';
import { type Credential, Credentials } from './access.model.ts';

const MAX_WAITING = 100;
let waiting = 0;

/** 11 rounds; 4 in tests, where the strength of the hash is not what is tested. */
const rounds = (): number => (settings().env === 'test' ? 4 : 11);

/** Runs one hashing, or refuses when too many wait (security.md, Availability). @throws Refusal TROP_OCCUPE (503). */
async function bounded<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= MAX_WAITING) throw refuse('TROP_OCCUPE', {}, { retryAfter: 5 });
  waiting++;
  try {
    return await work();
  } finally {
    waiting--;
  }
}

/** bcrypt hash of a password of at most 72 bytes. */
export const hashPassword = (password: string): Promise<string> => bounded(() => bcrypt.hash(password, rounds()));

let decoy: Promise<string> | undefined;

/** Compares; an absent hash costs the same time as a wrong password, so that unknown accounts do not show. */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  if (Buffer.byteLength(password, 'utf8') > 72) return false;
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const compared = hash ?? (await decoy);
  const same = await bounded(() => bcrypt.compare(password, compared));
  return same && hash !== null;
}

/** @returns the credential of a subject, or null. */
export const findCredential = (subject: string): Promise<Credential | null> => Credentials.findById(subject).lean<Credential>();

/** Changes with every password or rights change; null when the subject has no credential (any more). */
export async function credentialStamp(subject: string): Promise<string | null> {
  const found = await Credentials.findById(subject, { stamp: 1 }).lean<Credential>();
  return found?.stamp ?? null;
}

/** Sets a chosen password: the provisional one is gone, nothing is to be changed, older sessions are dead. */
export async function setPassword(session: Session, subject: string, hash: string, at: Date): Promise<void> {
  await Credentials.updateOne(
    { _id: subject },
    { $set: { hash, provisional: null, mustChange: false, stamp: newStamp(), changedAt: at } },
    { session, upsert: true },
  );
}

/** Adds a mailed password; the old one stays good until this one is used (R-PAR-09). */
export async function setProvisional(
  session: Session,
  subject: string,
  provisional: { hash: string; expiresAt: Date },
  at: Date,
): Promise<void> {
  await Credentials.updateOne(
    { _id: subject },
    { $set: { provisional }, $setOnInsert: { hash: null, mustChange: true, stamp: newStamp(), changedAt: at } },
    { session, upsert: true },
  );
}

/** Kills every session of a subject without changing its password (suspension, rights). */
export async function renewStamp(session: Session, subject: string): Promise<void> {
  await Credentials.updateOne({ _id: subject }, { $set: { stamp: newStamp() } }, { session });
}

/** The password is no good any more and sessions are dead; a mailed link sets the next one. Nothing when there is none. */
export async function voidPassword(session: Session, subject: string): Promise<void> {
  await Credentials.updateOne({ _id: subject }, { $set: { hash: null, provisional: null, stamp: newStamp() } }, { session });
}

const newStamp = (): string => randomBytes(12).toString('base64url');

const ALPHABETS = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!?+-=*'] as const;

/** A random password of 14 characters of the 4 types, none that can be mistaken for another: it is mailed and typed. */
export function randomPassword(): string {
  const pick = (from: string): string => from[randomInt(from.length)]!;
  const chosen = ALPHABETS.map(pick);
  const rest = Array.from({ length: 10 }, () => pick(ALPHABETS[randomInt(3)]!));
  return [...chosen, ...rest]
    .map((sign) => ({ sign, order: randomInt(2 ** 32) }))
    .sort((a, b) => a.order - b.order)
    .map(({ sign }) => sign)
    .join('');
}
