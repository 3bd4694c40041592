/**
 * The journal of every action (R-EXT-04): who did what to which object, when, before → after.
 * Owns `auditEvents` (insert only) and `auditSeals` (the chain). Events are written in the transaction of their effect.
 * Holds ids, states and amounts; never a password, a token, a mail or a name. Only a purge touches an event again (erase-journal).
 */
import type { Author } from '../shared/author.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';

export interface AuditEvent {
  _id: string;
  /** Business time. */
  at: Date;
  /** Real time, for the sealer: when the transaction wrote it. */
  recordedAt: Date;
  author: Author;
  /** "voucher.issued": object and past participle. */
  kind: string;
  object: { type: string; id: string };
  campaign: number | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** Random: makes the fingerprint of its persons impossible to guess once they are gone. */
  salt?: string;
  /** Fingerprint of what a purge took away: who, whom, details (chain.rules). */
  erased?: string;
}

export const AuditEvents = defineModel<AuditEvent>('AuditEvent', 'auditEvents', {
  _id: String,
  at: Date,
  recordedAt: Date,
  author: { kind: String, id: String },
  kind: String,
  object: { type: { type: String }, id: String },
  campaign: Number,
  before: Object,
  after: Object,
  salt: String,
  erased: String,
});

export interface AuditSeal {
  /** 1, 2, 3… without a gap. */
  _id: number;
  previous: string;
  events: { id: string; hash: string }[];
  /** Latest `recordedAt` among its events. */
  upTo: Date;
  /** sha256 of number, previous hash and the events' ids and hashes. */
  hash: string;
}

export const AuditSeals = defineModel<AuditSeal>('AuditSeal', 'auditSeals', {
  _id: Number,
  previous: String,
  events: [{ _id: false, id: String, hash: String }],
  upTo: Date,
  hash: String,
});

export const auditSpecs: CollectionSpec[] = [
  {
    name: 'auditEvents',
    validator: { kind: { $type: 'string' }, 'author.kind': { $in: ['family', 'partner', 'agent', 'system'] }, at: { $type: 'date' } },
    indexes: [
      { key: { recordedAt: 1 } },
      // Each filter of the journal, in the order its pages are read in (find-events.ts).
      { key: { at: -1, _id: -1 } },
      { key: { 'object.id': 1, at: -1, _id: -1 } },
      { key: { 'object.type': 1, at: -1, _id: -1 } },
      { key: { 'author.id': 1, at: -1, _id: -1 } },
      { key: { 'author.kind': 1, at: -1, _id: -1 } },
      { key: { kind: 1, at: -1, _id: -1 } },
      { key: { campaign: 1, at: -1, _id: -1 } },
    ],
  },
  { name: 'auditSeals', indexes: [{ key: { upTo: -1 } }, { key: { 'events.id': 1 }, unique: true }] },
];
