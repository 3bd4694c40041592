/**
 * What a purge leaves of an event of the journal (R-CAM-09): kinds, instants, states and amounts stay; who and whom become pseudonyms,
 * free words go. Pure. Safe by default: a text stays only under a key named here.
 */
import { createHmac } from 'node:crypto';
import type { AuditEvent } from './audit-event.model.ts';
import { personalHash } from './chain.rules.ts';

/** Objects that are no person and outlive the campaign. */
const KEPT_OBJECTS = new Set(['campaign', 'paymentBatch', 'partner', 'partnerUser', 'agent', 'load']);
/** Texts that say nothing of a person. */
const KEPT_TEXTS = new Set([
  'state',
  'kind',
  'partnerId',
  'fileName',
  'sha256',
  'paidOn',
  'batchId',
  'start',
  'end',
  'decideUntil',
  'ageDay',
]);
const PSEUDONYM = 'anonyme-';

/** The same identifier gives the same pseudonym under one key; without the key nobody comes back. */
export const pseudonym = (id: string, key: string): string =>
  id.startsWith(PSEUDONYM) ? id : PSEUDONYM + createHmac('sha256', key).update(id).digest('hex').slice(0, 16);

/** The event without its persons. The fingerprint of what is gone stays, salted with a salt that goes too: the chain still verifies. */
export function erasedEvent(event: AuditEvent, key: string): AuditEvent {
  if (event.erased) return event;
  const { _id, at, recordedAt, kind, campaign } = event;
  return {
    ...{ _id, at, recordedAt, kind, campaign },
    author: event.author.kind === 'family' ? { kind: 'family', id: pseudonym(event.author.id, key) } : event.author,
    object: KEPT_OBJECTS.has(event.object.type) ? event.object : { type: event.object.type, id: pseudonym(event.object.id, key) },
    before: withoutTexts(event.before),
    after: withoutTexts(event.after),
    erased: personalHash(event),
  };
}

const withoutTexts = (values: AuditEvent['before']): AuditEvent['before'] => values && (plainOnly(values) as Record<string, unknown>);

function plainOnly(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return KEPT_TEXTS.has(key) ? value : null;
  if (value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each) => plainOnly(each, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plainOnly(each, name)]));
}
