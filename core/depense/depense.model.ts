/**
 * A dépense: a family's claim for a direct payment, against an attestation (CCTP 5, R-FAM-15). Owns `depenses`. Amounts are cents.
 * submitted ⇄ complement → approved | refused | withdrawn; submitted and complement hold a reservation, approved has used it.
 */
import type { AttachmentType } from '../shared/attachments/attachment.model.ts';
import type { Cents } from '../shared/cents.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { CivilDay } from '../shared/days.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';
import type { Mention } from './mentions.rules.ts';

export const DEPENSE_STATES = ['submitted', 'complement', 'approved', 'refused', 'withdrawn'] as const;
export type DepenseState = (typeof DEPENSE_STATES)[number];

/** A reservation is held, a decision is awaited. */
export const UNDECIDED = ['submitted', 'complement'] as const satisfies readonly DepenseState[];

/** Who gave the activity: a partner without convention. */
export interface Organisation {
  name: string;
  /** Folded name: the same organisation is seen again. */
  key: string;
  address: string;
  mail: string;
  /** Person in charge, who signed. */
  person: string;
}

/** An attestation received; its file is in `attachments` until the family withdraws. */
export interface Attestation {
  /** Of the attachment; null once it was removed. */
  file: string | null;
  type: AttachmentType;
  /** Of the bytes as the family sent them. */
  sha256: string;
  sentAt: Date;
}

export interface AskedComplement {
  reason: string;
  agent: string;
  at: Date;
}

export interface Decision {
  /** Agent's code. */
  agent: string;
  at: Date;
  /** Of a refusal; null for an approval. */
  reason: string | null;
  /** Ticked by the agent: the five of them for an approval. */
  mentions: Mention[];
}

export interface Depense {
  _id: string;
  campaign: number;
  matricule: Matricule;
  sias: Sias;
  amount: Cents;
  state: DepenseState;
  /** Grows with each change: a decision must have seen the latest. */
  version: number;
  organisation: Organisation;
  /** Of registration or signature. */
  registeredOn: CivilDay;
  /** What the activity costs the family. */
  cost: Cents;
  /** The latest last. */
  attestations: Attestation[];
  submittedAt: Date;
  /** Latest request for a complement; stays once answered. */
  complement: AskedComplement | null;
  decision: Decision | null;
  withdrawnAt: Date | null;
}

export const Depenses = defineModel<Depense>('Depense', 'depenses', {
  _id: String,
  campaign: Number,
  matricule: String,
  sias: String,
  amount: Number,
  state: String,
  version: Number,
  organisation: { name: String, key: String, address: String, mail: String, person: String },
  registeredOn: String,
  cost: Number,
  attestations: [{ file: String, type: { type: String }, sha256: String, sentAt: Date, _id: false }],
  submittedAt: Date,
  complement: { type: { reason: String, agent: String, at: Date, _id: false }, default: null },
  decision: { type: { agent: String, at: Date, reason: String, mentions: [String], _id: false }, default: null },
  withdrawnAt: Date,
});

export const depenseSpec: CollectionSpec = {
  name: 'depenses',
  validator: { state: { $in: [...DEPENSE_STATES] }, amount: { $type: 'int', $gt: 0 } },
  indexes: [
    { key: { campaign: 1, matricule: 1 } },
    { key: { campaign: 1, state: 1, submittedAt: 1 } },
    { key: { campaign: 1, submittedAt: -1 } },
    { key: { state: 1, submittedAt: 1, _id: 1 } },
    // The same file counts once for a child, as long as it was not refused or withdrawn.
    {
      key: { campaign: 1, sias: 1, 'attestations.sha256': 1 },
      unique: true,
      where: {
        state: { $in: ['submitted', 'complement', 'approved'] },
        submittedAt: { $type: 'date' },
        'attestations.sha256': { $type: 'string' },
      },
    },
    { key: { 'attestations.sha256': 1 } },
    { key: { 'organisation.key': 1 } },
    { key: { 'organisation.mail': 1 } },
  ],
};
