/** Single-use tokens mailed to people: 128 random bits, stored hashed, used once, never by a GET (security.md). */
import { createHash, randomBytes } from 'node:crypto';
import { insert, type Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { now } from '../shared/clock.ts';
import { type AccessToken, AccessTokens, type TokenPurpose } from './access.model.ts';

const hashed = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes a token for a subject and puts earlier ones of the same purpose out of use. @returns the token, for the mail only. */
export async function issueToken(session: Session, wanted: { purpose: TokenPurpose; subject: string; expiresAt: Date }): Promise<string> {
  await AccessTokens.deleteMany({ subject: wanted.subject, purpose: wanted.purpose, usedAt: null }, { session });
  const token = randomBytes(16).toString('base64url');
  await insert(AccessTokens, { _id: hashed(token), ...wanted, usedAt: null }, session);
  return token;
}

/** Whether a token is still good: for the page a mailed link opens. A mail scanner that opens it uses nothing up. */
export async function peekToken(purpose: TokenPurpose, token: string, at: Date = now()): Promise<boolean> {
  return (await AccessTokens.exists({ _id: hashed(token), purpose, usedAt: null, expiresAt: { $gt: at } })) !== null;
}

/** Whose token it is, if it is still good. @throws Refusal LIEN_PERIME (410). */
export async function tokenSubject(purpose: TokenPurpose, token: string, at: Date): Promise<string> {
  const found = await AccessTokens.findOne({ _id: hashed(token), purpose, usedAt: null, expiresAt: { $gt: at } }).lean<AccessToken>();
  if (!found) throw refuse('LIEN_PERIME');
  return found.subject;
}

/** Uses a token up: of two at once, one passes. @throws Refusal LIEN_PERIME (410). */
export async function useToken(session: Session, purpose: TokenPurpose, token: string, at: Date): Promise<string> {
  const used = await AccessTokens.findOneAndUpdate(
    { _id: hashed(token), purpose, usedAt: null, expiresAt: { $gt: at } },
    { $set: { usedAt: at } },
    { session, returnDocument: 'after' },
  ).lean<AccessToken>();
  if (!used) throw refuse('LIEN_PERIME');
  return used.subject;
}

/** Puts every link not yet used out of use: the address they were mailed to is no longer the person's. */
export async function dropTokens(session: Session, subject: string): Promise<void> {
  await AccessTokens.deleteMany({ subject, usedAt: null }, { session });
}
