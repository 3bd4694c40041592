/** How the journal is chained: each seal binds its events and the seal before it. Pure. */
import { createHash } from 'node:crypto';
import type { AuditEvent, AuditSeal } from './audit-event.model.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Same value, same text, whatever the order of keys. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
      .join(',')}}`;
  return JSON.stringify(value) ?? 'null';
}

/** Fingerprint of what a purge takes away: who, whom, and the details. Salted: without the salt, no guess can be checked against it. */
export const personalHash = ({ salt, author, object, before, after }: AuditEvent): string =>
  sha256(canonical({ salt: salt ?? null, author: author.id, object: object.id, before, after }));

/** Fingerprint of one event, every field of it; after a purge, of what is left and of what was there. */
export const eventHash = (event: AuditEvent): string => {
  const { _id, at, recordedAt, author, kind, object, campaign } = event;
  const plain = { _id, at, recordedAt, author: author.kind, kind, object: object.type, campaign };
  return sha256(canonical({ ...plain, personal: event.erased ?? personalHash(event) }));
};

/** Fingerprint of an event as it stands, pseudonyms included. */
export const standingHash = (event: AuditEvent): string => sha256(canonical(event));

/** Fingerprint of a seal: its number, the seal before, its events in order. */
export const sealHash = (seal: Pick<AuditSeal, '_id' | 'previous' | 'events'>): string =>
  sha256([seal._id, seal.previous, ...seal.events.map(({ id, hash }) => `${id}:${hash}`)].join('|'));

/** What the first seal follows. */
export const FIRST_PREVIOUS = '0'.repeat(64);
