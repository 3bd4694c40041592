/**
 * Who may come in: agents and their rights, credentials, attempts, single-use tokens, sessions, throttles.
 * Secrets (hashes) live in collections of their own that the back-office never opens (security.md).
 */
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import type { Right } from './rights.rules.ts';
import { totpSpec } from './totp.model.ts';

export interface Agent {
  /** PNNNN911: one person, one mail, one code (R-AGT-01). Stays in the history when deactivated. */
  _id: AgentCode;
  mail: string;
  lastName: string;
  firstName: string;
  /** The profile it started from; the rights are what counts. */
  profile: string;
  rights: Right[];
  active: boolean;
  createdAt: Date;
  /** Grows with each change of names or mail: two agents on the same page (MODIFIE_ENTRE_TEMPS). */
  version: number;
  /** Written to by each change this agent makes to another one (agent-guards.ts). */
  vouched: number;
}

export const Agents = defineModel<Agent>('Agent', 'agents', {
  _id: String,
  mail: String,
  lastName: String,
  firstName: String,
  profile: String,
  rights: [String],
  active: Boolean,
  createdAt: Date,
  version: Number,
  vouched: Number,
});

export interface Credential {
  /** Subject: "family:2026:0412387", "agent:P0001911", "partner:<mail>". */
  _id: string;
  /** bcrypt; null until a first password is chosen. */
  hash: string | null;
  /** A mailed password that must be changed at login; the old one stays good until it is used (R-PAR-09, R-AGT-02). */
  provisional: { hash: string; expiresAt: Date } | null;
  mustChange: boolean;
  /** Changes with every password or rights change: sessions opened before are dead. */
  stamp: string;
  changedAt: Date;
}

export const Credentials = defineModel<Credential>('Credential', 'credentials', {
  _id: String,
  hash: String,
  provisional: { type: { hash: String, expiresAt: Date, _id: false }, default: null },
  mustChange: Boolean,
  stamp: String,
  changedAt: Date,
});

export interface LoginAttempt {
  /** "family:mail", "partner:mail", "agent:code": known or not, the same rule (R-FAM-03). */
  _id: string;
  failures: number;
  lockedUntil: Date | null;
}

export const LoginAttempts = defineModel<LoginAttempt>('LoginAttempt', 'loginAttempts', {
  _id: String,
  failures: Number,
  lockedUntil: Date,
});

/** family-view: an agent's way into the portal to see it as a family does. */
export type TokenPurpose = 'family-activation' | 'family-reset' | 'family-view';

export interface AccessToken {
  /** sha256 of the token: the token itself is only in the mail. */
  _id: string;
  purpose: TokenPurpose;
  subject: string;
  expiresAt: Date;
  usedAt: Date | null;
}

export const AccessTokens = defineModel<AccessToken>('AccessToken', 'accessTokens', {
  _id: String,
  purpose: String,
  subject: String,
  expiresAt: Date,
  usedAt: Date,
});

export interface WebSession {
  /** sha256 of the session id in the cookie. */
  _id: string;
  /** view: an agent who looks at a family's pages; its subject is the agent. */
  kind: 'family' | 'partner' | 'view';
  subject: string;
  stamp: string;
  data: Record<string, unknown>;
  /** What it was opened with, in words: "Téléphone Android, Chrome". Neither address nor place is kept. Absent: not said. */
  device?: string;
  /** Real time, all three. */
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
}

export const WebSessions = defineModel<WebSession>('WebSession', 'webSessions', {
  _id: String,
  kind: String,
  subject: String,
  stamp: String,
  data: Object,
  device: String,
  createdAt: Date,
  seenAt: Date,
  expiresAt: Date,
});

export interface Throttle {
  /** What is counted, e.g. "scan:<user id>". */
  _id: string;
  count: number;
  /** Business time the window ends. */
  until: Date;
}

export const Throttles = defineModel<Throttle>('Throttle', 'throttles', { _id: String, count: Number, until: Date });

export const accessSpecs: CollectionSpec[] = [
  { name: 'agents', validator: { _id: { $regex: '^P[0-9]{4}911$' } }, indexes: [{ key: { mail: 1 }, unique: true }] },
  { name: 'credentials', indexes: [] },
  totpSpec,
  { name: 'loginAttempts', indexes: [] },
  { name: 'accessTokens', indexes: [{ key: { subject: 1 } }] },
  {
    name: 'webSessions',
    indexes: [
      { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
      { key: { subject: 1 } },
      // The worker looks for views whose time is over.
      { key: { createdAt: 1 }, where: { kind: 'view' } },
    ],
  },
  // Written by the back-office's express-session store, under hashed ids.
  { name: 'agentSessions', indexes: [{ key: { expires: 1 }, expireAfterSeconds: 0 }] },
  { name: 'throttles', indexes: [{ key: { until: 1 } }] },
];
