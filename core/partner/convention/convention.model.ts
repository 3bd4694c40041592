/**
 * Conventions (R-PAR-02, R-PAR-13). Owns `conventions`, where each one stands, and `signedConventions`, what was signed: written once.
 * A signed record is named after the sha256 of its content: MongoDB refuses to change an `_id`, and each reading checks the one against the other.
 */
import type { Author } from '../../shared/author.ts';
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';
import type { CivilDay } from '../../shared/days.ts';
import type { ConventionParty } from './convention-text.rules.ts';

/** draft: being read; signed: by the partner; inForce: by the Caf too, until its end; dropped: sent back before the Caf signed. */
export const CONVENTION_STATES = ['draft', 'signed', 'inForce', 'dropped'] as const;
export type ConventionState = (typeof CONVENTION_STATES)[number];

/** Who signs and how, from the moment the code is asked for. */
export interface Signatory {
  name: string;
  /** Président, gérante, maire… */
  quality: string;
  /** A PNG in base64 drawn with the finger, or the name typed again. */
  mark: { kind: 'drawn' | 'typed'; value: string };
}

/** A code on its way (R-PAR-02): 10 minutes, 5 tries. */
export interface SignatureAsk {
  id: string;
  signatory: Signatory;
  mail: string;
  /** bcrypt. */
  hash: string;
  sentAt: Date;
  expiresAt: Date;
  tries: number;
}

export interface Convention {
  _id: string;
  partnerId: string;
  state: ConventionState;
  template: string;
  party: ConventionParty;
  /** sha256 of the exact text. */
  textSha256: string;
  /** Pages read so far, in order. */
  pagesRead: number;
  pages: number;
  ask: SignatureAsk | null;
  preparedAt: Date;
  signedAt: Date | null;
  inForceAt: Date | null;
  start: CivilDay | null;
  end: CivilDay | null;
  /** The sealed PDF: attachment, sha256 of its bytes. */
  sealed: { fileId: string; sha256: string; at: Date } | null;
  renewalAskedAt: Date | null;
  /** Code of the agent who asked; null when the worker did. */
  renewalAskedBy?: string | null;
}

export const Conventions = defineModel<Convention>('Convention', 'conventions', {
  _id: String,
  partnerId: String,
  state: String,
  template: String,
  party: Object,
  textSha256: String,
  pagesRead: Number,
  pages: Number,
  ask: Object,
  preparedAt: Date,
  signedAt: Date,
  inForceAt: Date,
  start: String,
  end: String,
  sealed: Object,
  renewalAskedAt: Date,
  renewalAskedBy: String,
});

export type SignedSide = 'partner' | 'caf';

export interface SignedConvention {
  /** sha256 of `content`. */
  _id: string;
  conventionId: string;
  side: SignedSide;
  /** JSON, byte for byte as it was signed. */
  content: string;
  author: Author;
  at: Date;
}

export const SignedConventions = defineModel<SignedConvention>('SignedConvention', 'signedConventions', {
  _id: String,
  conventionId: String,
  side: String,
  content: String,
  author: Object,
  at: Date,
});

/** What was signed stays complete: a signature, a term, and no code on its way. */
const SIGNED_IS_WHOLE = {
  $or: [
    { state: { $in: ['draft', 'dropped'] } },
    { state: 'signed', signedAt: { $type: 'date' }, ask: null },
    {
      state: 'inForce',
      signedAt: { $type: 'date' },
      inForceAt: { $type: 'date' },
      start: { $type: 'string' },
      end: { $type: 'string' },
      ask: null,
    },
  ],
};

export const conventionSpecs: CollectionSpec[] = [
  {
    name: 'conventions',
    validator: { state: { $in: [...CONVENTION_STATES] }, textSha256: { $type: 'string' }, ...SIGNED_IS_WHOLE },
    indexes: [
      { key: { partnerId: 1 }, unique: true, where: { state: { $in: ['draft', 'signed'] } } },
      { key: { partnerId: 1, preparedAt: -1 } },
      { key: { state: 1, end: 1 } },
    ],
  },
  {
    name: 'signedConventions',
    validator: { _id: { $regex: '^[0-9a-f]{64}$' }, side: { $in: ['partner', 'caf'] }, content: { $type: 'string' } },
    indexes: [{ key: { conventionId: 1, side: 1 }, unique: true }],
  },
];
