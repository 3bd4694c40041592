/** Changes that partners ask for in their own data (R-PAR-06): an agent applies or refuses each. Owns `partnerRequests`. */
import type { AttachmentType } from '../../shared/attachments/attachment.model.ts';
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';
import { PARTNER_FIELD_LABELS, type PartnerField } from '../partner-fields.rules.ts';
import type { SealedIban } from '../rib/rib.model.ts';

export const REQUEST_STATES = ['waiting', 'applied', 'refused'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What a partner may ask to change: never the comment, the date état, number or rank. */
export const ASKABLE = [
  'name',
  'siret',
  'mail',
  'activities',
  'number',
  'streetType',
  'line1',
  'line2',
  'postalCode',
  'commune',
] as const satisfies readonly PartnerField[];
export type AskableField = (typeof ASKABLE)[number];

/** A bank account is asked for too, but never written like the others: an agent holds it, a second one confirms it (R-PAR-03). */
export type RequestField = AskableField | 'rib';

export const REQUEST_LABELS: Record<RequestField, string> = { ...PARTNER_FIELD_LABELS, rib: 'Compte bancaire' };

/** The RIB that came with a request for another bank account: what agents compare the IBAN with. */
export interface RequestPaper {
  /** Of the attachment. */
  file: string;
  type: AttachmentType;
  /** Of the bytes as they were sent. */
  sha256: string;
}

export interface PartnerRequest {
  _id: string;
  partnerId: string;
  /** Person who asked. */
  userId: string;
  field: RequestField;
  /** Of a bank account: masked. */
  wanted: string;
  /** Of a bank account only. */
  iban?: SealedIban | null;
  /** Of a bank account only; absent from those asked before a RIB had to be sent. */
  paper?: RequestPaper | null;
  reason: string;
  state: RequestState;
  askedAt: Date;
  /** Agent, instant and words of the answer; null while it waits. */
  answer: { agent: string; at: Date; reason: string } | null;
}

export const PartnerRequests = defineModel<PartnerRequest>('PartnerRequest', 'partnerRequests', {
  _id: String,
  partnerId: String,
  userId: String,
  field: String,
  wanted: String,
  iban: Object,
  paper: Object,
  reason: String,
  state: String,
  askedAt: Date,
  answer: Object,
});

export const partnerRequestSpec: CollectionSpec = {
  name: 'partnerRequests',
  validator: { state: { $in: [...REQUEST_STATES] }, field: { $in: [...ASKABLE, 'rib'] } },
  indexes: [
    { key: { partnerId: 1, field: 1 }, unique: true, where: { state: 'waiting' } },
    { key: { state: 1, askedAt: 1 } },
    { key: { partnerId: 1, askedAt: -1 } },
  ],
};
