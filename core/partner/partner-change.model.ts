/**
 * The history of partners (R-PAR-07, CCTP 2): every state and change, with its date and its agent, kept for good.
 * Owns `partnerChanges`; written in the transaction of the change. The journal names the fields, this holds their values.
 */
import type { Author } from '../shared/author.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { PartnerEtat } from './partner.model.ts';
import type { PartnerField } from './partner-fields.rules.ts';

export const PARTNER_CHANGE_KINDS = ['created', 'validated', 'changed', 'suspended', 'resumed', 'radiated'] as const;
export type PartnerChangeKind = (typeof PARTNER_CHANGE_KINDS)[number];

export interface FieldChange {
  field: PartnerField;
  before: string;
  after: string;
}

/** One report of changes carried over into Tiersi. */
export interface TiersiReport {
  id: string;
  at: Date;
  agent: string;
}

export interface PartnerChange {
  _id: string;
  partnerId: string;
  at: Date;
  author: Author;
  kind: PartnerChangeKind;
  /** Once changed. */
  etat: PartnerEtat;
  reason: string | null;
  changes: FieldChange[];
  /** To be carried over into Tiersi (R-PAR-06): true until it is in a report. */
  due: boolean;
  report: TiersiReport | null;
}

export const PartnerChanges = defineModel<PartnerChange>('PartnerChange', 'partnerChanges', {
  _id: String,
  partnerId: String,
  at: Date,
  author: { kind: String, id: String },
  kind: String,
  etat: String,
  reason: String,
  changes: [{ _id: false, field: String, before: String, after: String }],
  due: Boolean,
  report: { type: { id: String, at: Date, agent: String, _id: false }, default: null },
});

export const partnerChangeSpec: CollectionSpec = {
  name: 'partnerChanges',
  validator: { kind: { $in: [...PARTNER_CHANGE_KINDS] }, due: { $type: 'bool' }, at: { $type: 'date' } },
  indexes: [{ key: { partnerId: 1, at: -1 } }, { key: { due: 1, at: 1 } }, { key: { 'report.id': 1 } }, { key: { 'report.at': -1 } }],
};
