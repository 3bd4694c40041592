/**
 * Sign-up files of partners (R-PAR-01, R-PAR-03). Owns `partnerSignups`. Reached by a mailed link: whoever holds it holds the mail.
 * draft → submitted ⇄ complement → validated | refused. The partner (state I) is made at the first sending.
 */
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';
import type { CivilDay } from '../../shared/days.ts';
import type { AttachmentType } from '../../shared/attachments/attachment.model.ts';
import type { PartnerKind } from '../partner-kind.rules.ts';
import type { PartnerAddress } from '../partner.model.ts';
import type { SealedIban } from '../rib/rib.model.ts';
import type { RegisterEntry } from './company-register.ts';
import type { DocumentKind } from './documents.rules.ts';

export const SIGNUP_STATES = ['draft', 'submitted', 'complement', 'validated', 'refused'] as const;
export type SignupState = (typeof SIGNUP_STATES)[number];

/** The partner may still write. */
export const OPEN_STATES = ['draft', 'complement'] as const satisfies readonly SignupState[];

export interface SignupDocument {
  /** Of the attachment. */
  file: string;
  kind: DocumentKind;
  type: AttachmentType;
  /** Date written on a Kbis; null for the others. */
  day: CivilDay | null;
  sha256: string;
  sentAt: Date;
}

export interface SignupStep {
  state: SignupState;
  at: Date;
  /** Code of the agent; "partenaire" for the partner itself. */
  by: string;
  /** Mailed to the partner; '' when there is none. */
  reason: string;
}

export interface SignupFile {
  _id: string;
  /** Verified by the link that opens the file. */
  mail: string;
  /** Of the link's key, SHA-256; the key itself is in the mail only. */
  keyHash: string;
  keyUntil: Date;
  state: SignupState;
  /** Grows with each write. */
  version: number;
  identity: {
    kind: PartnerKind;
    name: string;
    siret: string;
    /** What the register of companies said; null or absent when it was not asked or was silent. */
    register?: RegisterEntry | null;
  } | null;
  address: PartnerAddress | null;
  activities: string[];
  /** What is done, for whom, when (fiche d'activité). */
  description: string;
  contact: { person: string; quality: string; phone: string } | null;
  iban: SealedIban | null;
  documents: SignupDocument[];
  charter: { version: string; at: Date } | null;
  history: SignupStep[];
  partnerId: string | null;
  modifiedAt: Date;
  submittedAt: Date | null;
}

export const SignupFiles = defineModel<SignupFile>('SignupFile', 'partnerSignups', {
  _id: String,
  mail: String,
  keyHash: String,
  keyUntil: Date,
  state: String,
  version: Number,
  identity: Object,
  address: Object,
  activities: [String],
  description: String,
  contact: Object,
  iban: Object,
  documents: [Object],
  charter: Object,
  history: [Object],
  partnerId: String,
  modifiedAt: Date,
  submittedAt: Date,
});

export const signupSpec: CollectionSpec = {
  name: 'partnerSignups',
  validator: { state: { $in: [...SIGNUP_STATES] }, version: { $type: 'number' }, keyHash: { $type: 'string' } },
  indexes: [
    { key: { keyHash: 1 }, unique: true },
    { key: { partnerId: 1 }, unique: true, where: { partnerId: { $type: 'string' } } },
    { key: { mail: 1, state: 1 } },
    { key: { state: 1, submittedAt: 1 } },
    { key: { state: 1, modifiedAt: -1 } },
    { key: { state: 1, keyUntil: 1 } },
  ],
};
