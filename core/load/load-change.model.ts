/**
 * What a load changes, record by record: the differences a simulation shows (R-CAM-06), and the values before the load that its
 * undoing puts back. A simulation keeps new and changed records; a load that writes keeps the changed ones only: the new ones bear its id.
 * Owns `loadChanges`. Amounts are whole cents. Goes when the load is written, given up or undone, and with its campaign.
 */
import type { Child, Family } from '../family/family.model.ts';
import type { Cents } from '../shared/cents.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { FileKind } from './file-kinds.ts';

/** What a change is about; a record that nobody knew is `new` and nothing else. */
export const CHANGE_SUBJECTS = ['new', 'amount', 'name', 'mail', 'birth', 'commune', 'parent'] as const;
export type ChangeSubject = (typeof CHANGE_SUBJECTS)[number];

/** Fields of a family, of a child, and what its forfait grants. */
export type Values = Partial<Pick<Family, 'lastName' | 'firstName' | 'search' | 'mail' | 'fileMail' | 'insee' | 'commune'>> &
  Partial<Pick<Child, 'birth' | 'matricule'>> & { granted?: Cents };

/** What the record bore of earlier loads, and whether it was in use already. */
export interface Trace {
  rowHash: string;
  loadId: string;
  /** Of a family: its account was activated. Of a child: its forfait had been drawn on. */
  inUse: boolean;
}

export interface Difference {
  /** Matricule (allo) or SIAS number (enf). */
  key: string;
  /** Last name and first name, as the file says them. */
  who: string;
  about: ChangeSubject[];
  /** The fields that change, as they were; null for a new record. */
  before: Values | null;
  after: Values;
  /** Null in a simulation and for a new record: nothing to put back. */
  trace: Trace | null;
}

export interface LoadChange extends Difference {
  /** "load:simulation|written:file:key": lists go in this order. */
  _id: string;
  loadId: string;
  campaign: number;
  file: FileKind;
  simulated: boolean;
}

export const LoadChanges = defineModel<LoadChange>('LoadChange', 'loadChanges', {
  _id: String,
  loadId: String,
  campaign: Number,
  file: String,
  simulated: Boolean,
  key: String,
  who: String,
  about: [String],
  before: Object,
  after: Object,
  trace: { type: { rowHash: String, loadId: String, inUse: Boolean, _id: false }, default: null },
});

/** The beginning of the keys of a load's changes, of one of its files or of both. */
export const changesPrefix = (loadId: string, simulated: boolean, file?: FileKind): string =>
  `${loadId}:${simulated ? 'simulation' : 'written'}:${file ? `${file}:` : ''}`;

/** `_id`s that begin so: a range of the index. */
export const beginningWith = (prefix: string) => ({ $gte: prefix, $lt: `${prefix}\uffff` });

export const loadChangeSpec: CollectionSpec = {
  name: 'loadChanges',
  validator: { file: { $in: ['allo', 'enf'] }, simulated: { $type: 'bool' } },
  indexes: [{ key: { loadId: 1, about: 1, _id: 1 } }, { key: { campaign: 1 } }],
};
