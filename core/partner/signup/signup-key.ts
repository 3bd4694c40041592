import { createHash, randomBytes } from 'node:crypto';
import { settings } from '../../shared/settings.ts';

const DAYS = 60;

/** A new link to a file: 128 random bits, stored hashed, good for 60 days and used as often as wanted: a file is left and resumed. */
export function newSignupKey(at: Date): { keyHash: string; keyUntil: Date; link: string } {
  const key = randomBytes(16).toString('base64url');
  const keyUntil = new Date(at.getTime() + DAYS * 86_400_000);
  return { keyHash: keyHashOf(key), keyUntil, link: signupLink(key) };
}

export const signupLink = (key: string): string => `${settings().portalUrl}/partenaire/inscription/${key}`;

export const keyHashOf = (key: string): string => createHash('sha256').update(key).digest('hex');
