/**
 * The history of loads (R-CAM-07) and their rejects (R-CAM-05). What each changes is in load-change.model.ts.
 * Owns `loads`, `loadRejects` and the GridFS bucket `loadFiles` (uploaded files, kept until the load ends).
 * Amounts are whole cents; durations are real milliseconds; leases are real time.
 */
import type { Author } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { Matricule } from '../shared/identifiers.ts';
import type { FileKind } from './file-kinds.ts';
import { loadChangeSpec } from './load-change.model.ts';
import type { LoadState } from './load-states.rules.ts';

export interface LoadFile {
  name: string;
  size: number;
  sha256: string;
  format: 'csv' | 'xlsx';
  header: string[];
  /** Id in the bucket; null when the file was read where it was (command line). */
  stored: string | null;
}

/** Lines of one file, and what became of them. `lines` counts neither header, trailer nor empty lines. */
export interface LineCounts {
  lines: number;
  empty: number;
  trailer: number;
  new: number;
  changed: number;
  unchanged: number;
  rejected: number;
  warnings: number;
}

export interface LoadCounts {
  allo: LineCounts;
  enf: LineCounts;
  /** Forfaits of the lines kept, whether new or not. */
  totalCents: Cents;
  /** Lines whose amount is outside the barème, rejected or warned about. */
  outsideBareme: number;
  /** Families kept "sans accès au portail". */
  withoutMail: number;
  /** Rejected children of earlier loads that this one took up, because their parent came. */
  released: number;
}

export interface Load {
  _id: string;
  campaign: number;
  state: LoadState;
  /** Whether it keeps others out: one at most (R-CAM-07). */
  underWay: boolean;
  files: Record<FileKind, LoadFile | null>;
  author: Author;
  /** Business time. */
  registeredAt: Date;
  endedAt: Date | null;
  /** Of the work done, simulation and waiting left out. */
  durationMs: number;
  counts: LoadCounts;
  /** Last line of each file whose chunk is committed: where a resumed load goes on. */
  written: Record<FileKind, number>;
  /** Lines read, of about how many. */
  progress: { done: number; total: number };
  /** Who works on it until when; the fence rises with each holder, and the writes of a former one miss. */
  holder: string | null;
  leaseUntil: Date | null;
  fence: number;
  /** The sentence of what stopped it. */
  failure: string | null;
  /** Its place among the campaign's loads that wrote: 1, 2, 3…; null for a simulation, and for loads that cannot be undone. */
  turn: number | null;
  /** The last undoing asked for. */
  undo: Undo | null;
}

/** hold: nothing that the load wrote may be used meanwhile; restore: it is put back as before; letGo: something was in the way. */
export type UndoPhase = 'hold' | 'restore' | 'letGo';

export interface Undo {
  /** What held records bear. */
  id: string;
  /** The state the load comes back to when something is in the way. */
  from: LoadState;
  reason: string;
  author: Author;
  /** Business time. */
  at: Date;
  phase: UndoPhase;
  /** What was in the way, the first of it; empty: nothing. */
  obstacles: Obstacle[];
}

/** A record that depends on the load: why it cannot be undone. */
export interface Obstacle {
  file: FileKind;
  /** Matricule or SIAS number. */
  key: string;
  who: string;
  why: string;
}

const lineCounts = {
  lines: Number,
  empty: Number,
  trailer: Number,
  new: Number,
  changed: Number,
  unchanged: Number,
  rejected: Number,
  warnings: Number,
};
const loadFile = { name: String, size: Number, sha256: String, format: String, header: [String], stored: String, _id: false };

export const Loads = defineModel<Load>('Load', 'loads', {
  _id: String,
  campaign: Number,
  state: String,
  underWay: Boolean,
  files: { allo: { type: loadFile, default: null }, enf: { type: loadFile, default: null } },
  author: { kind: String, id: String },
  registeredAt: Date,
  endedAt: Date,
  durationMs: Number,
  counts: { allo: lineCounts, enf: lineCounts, totalCents: Number, outsideBareme: Number, withoutMail: Number, released: Number },
  written: { allo: Number, enf: Number },
  progress: { done: Number, total: Number },
  holder: String,
  leaseUntil: Date,
  fence: Number,
  failure: String,
  turn: Number,
  undo: {
    type: {
      _id: false,
      id: String,
      from: String,
      reason: String,
      author: { kind: { type: String }, id: String },
      at: Date,
      phase: String,
      obstacles: [{ _id: false, file: String, key: String, who: String, why: String }],
    },
    default: null,
  },
});

export interface LoadReject {
  /** "load:file:line:level:code": a line has one reject, and may have several warnings. */
  _id: string;
  loadId: string;
  campaign: number;
  file: FileKind;
  line: number;
  level: 'reject' | 'warning';
  code: string;
  reason: string;
  /** The line, as the file has it. */
  cells: string[];
  /** Matricule (allo) or SIAS number (enf), when it can be read. */
  key: string | null;
  /** Fingerprint of the names, to find the line again once its key is mended. */
  likeness: string | null;
  /** The child's parent, when that is all the line is rejected for. */
  parent: Matricule | null;
  /** Of a simulation: nobody reprises it. */
  simulated: boolean;
  /** The load that took the line up (R-CAM-05). */
  takenUp: string | null;
}

export const LoadRejects = defineModel<LoadReject>('LoadReject', 'loadRejects', {
  _id: String,
  loadId: String,
  campaign: Number,
  file: String,
  line: Number,
  level: String,
  code: String,
  reason: String,
  cells: [String],
  key: String,
  likeness: String,
  parent: String,
  simulated: Boolean,
  takenUp: String,
});

const level = ['reject', 'warning'];

export const loadSpecs: CollectionSpec[] = [
  loadChangeSpec,
  {
    name: 'loads',
    validator: { campaign: { $type: 'int' }, underWay: { $type: 'bool' }, fence: { $type: 'int', $gte: 0 } },
    indexes: [
      { key: { underWay: 1 }, unique: true, where: { underWay: true } },
      { key: { campaign: 1, registeredAt: -1 } },
      { key: { campaign: 1, turn: 1 }, unique: true, where: { turn: { $type: 'int' } } },
    ],
  },
  {
    name: 'loadRejects',
    validator: { level: { $in: level }, file: { $in: ['allo', 'enf'] } },
    indexes: [
      { key: { loadId: 1, level: 1, file: 1, line: 1 } },
      { key: { loadId: 1, level: 1, code: 1, file: 1, line: 1 } },
      { key: { campaign: 1, level: 1, simulated: 1, takenUp: 1 } },
    ],
  },
];
