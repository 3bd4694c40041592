/**
 * A validation to undo (R-QR-06): asked by the partner or an agent, decided by a second agent. Owns `validationUndos`.
 * asked → accepted | refused. One open request a QR code; accepted, the voucher stays validated and carries `undoneAt`.
 */
import type { Author } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';

export const UNDO_STATES = ['asked', 'accepted', 'refused'] as const;
export type UndoState = (typeof UNDO_STATES)[number];

export interface ValidationUndo {
  _id: string;
  /** The voucher's code. */
  code: string;
  campaign: number;
  matricule: Matricule;
  sias: Sias;
  partnerId: string;
  amount: Cents;
  state: UndoState;
  askedBy: Author;
  askedAt: Date;
  reason: string;
  /** Agent's code; null while asked. */
  decidedBy: string | null;
  decidedAt: Date | null;
  decision: string | null;
}

export const ValidationUndos = defineModel<ValidationUndo>('ValidationUndo', 'validationUndos', {
  _id: String,
  code: String,
  campaign: Number,
  matricule: String,
  sias: String,
  partnerId: String,
  amount: Number,
  state: String,
  askedBy: { kind: String, id: String },
  askedAt: Date,
  reason: String,
  decidedBy: String,
  decidedAt: Date,
  decision: String,
});

export const validationUndoSpec: CollectionSpec = {
  name: 'validationUndos',
  validator: { state: { $in: [...UNDO_STATES] }, amount: { $type: 'int', $gt: 0 } },
  indexes: [
    { key: { code: 1 }, unique: true, where: { state: 'asked' } },
    { key: { campaign: 1, state: 1, askedAt: -1 } },
    { key: { partnerId: 1, askedAt: -1 } },
  ],
};
