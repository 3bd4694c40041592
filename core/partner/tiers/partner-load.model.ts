/**
 * Loads of the tiers file (R-PAR-04): the same history, simulation and rejects as the campaign's files (R-CAM-04 to 07).
 * Owns `partnerLoads` and `partnerLoadLines`. The file's bytes stay with the load until it ends, no longer: they are personal data.
 */
import type { Author } from '../../shared/author.ts';
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';
import type { FieldChange } from '../partner-change.model.ts';

/** simulated → running → done | failed; simulated → cancelled. */
export const PARTNER_LOAD_STATES = ['simulated', 'running', 'done', 'failed', 'cancelled'] as const;
export type PartnerLoadState = (typeof PARTNER_LOAD_STATES)[number];

export interface PartnerLoadCounts {
  /** Neither header, trailer nor empty lines. */
  lines: number;
  new: number;
  changed: number;
  unchanged: number;
  rejected: number;
  warnings: number;
}

export interface PartnerLoad {
  _id: string;
  state: PartnerLoadState;
  file: { name: string; size: number; sha256: string; format: 'csv' | 'xlsx'; header: string[] };
  bytes: Buffer | null;
  author: Author;
  /** Business time. */
  registeredAt: Date;
  endedAt: Date | null;
  /** Real time of the work, waiting left out. */
  durationMs: number;
  counts: PartnerLoadCounts;
  progress: { done: number; total: number };
  failure: string | null;
}

export const PartnerLoads = defineModel<PartnerLoad>('PartnerLoad', 'partnerLoads', {
  _id: String,
  state: String,
  file: { name: String, size: Number, sha256: String, format: { type: String }, header: [String] },
  bytes: Buffer,
  author: { kind: String, id: String },
  registeredAt: Date,
  endedAt: Date,
  durationMs: Number,
  counts: { lines: Number, new: Number, changed: Number, unchanged: Number, rejected: Number, warnings: Number },
  progress: { done: Number, total: Number },
  failure: String,
});

export const LINE_OUTCOMES = ['new', 'changed', 'rejected', 'warning'] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

export interface PartnerLoadLine {
  /** "load:line:outcome" */
  _id: string;
  loadId: string;
  line: number;
  outcome: LineOutcome;
  /** "tiersi:rang" when both can be read. */
  key: string | null;
  name: string;
  changes: FieldChange[];
  /** Of a reject or a warning: its code and its sentence. */
  code: string;
  reason: string;
  cells: string[];
  /** Name and postal code, folded: finds a line again once its key is mended. */
  likeness: string;
  /** Of a simulation: nobody reprises it. */
  simulated: boolean;
  /** The load that took the line up (R-CAM-05). */
  takenUp: string | null;
}

export const PartnerLoadLines = defineModel<PartnerLoadLine>('PartnerLoadLine', 'partnerLoadLines', {
  _id: String,
  loadId: String,
  line: Number,
  outcome: String,
  key: String,
  name: String,
  changes: [{ _id: false, field: String, before: String, after: String }],
  code: String,
  reason: String,
  cells: [String],
  likeness: String,
  simulated: Boolean,
  takenUp: String,
});

export const partnerLoadSpecs: CollectionSpec[] = [
  {
    name: 'partnerLoads',
    validator: { state: { $in: [...PARTNER_LOAD_STATES] } },
    indexes: [{ key: { registeredAt: -1 } }, { key: { state: 1 } }],
  },
  {
    name: 'partnerLoadLines',
    validator: { outcome: { $in: [...LINE_OUTCOMES] } },
    indexes: [{ key: { loadId: 1, outcome: 1, line: 1 } }, { key: { outcome: 1, simulated: 1, takenUp: 1 } }],
  },
];
