/** Bank accounts of partners: sealed, shown masked. A change waits for a second agent (R-PAR-03). Owns `partnerRibs`. */
import type { Seal } from '../../shared/attachments/attachment.model.ts';
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';

/** An IBAN at rest. `id` is sealed with it: two cannot change places. */
export interface SealedIban {
  id: string;
  /** Base64. */
  sealed: string;
  seal: Seal;
  masked: string;
}

export interface PendingRib {
  iban: SealedIban;
  /** Code of the agent who entered it: another one confirms. */
  agent: string;
  at: Date;
}

/** given: with the file; proposed: entered by an agent; then confirmed by another, or dropped. */
export type RibStepKind = 'given' | 'proposed' | 'confirmed' | 'dropped';

export interface RibStep {
  kind: RibStepKind;
  /** Masked. */
  iban: string;
  at: Date;
  /** Code of the agent; "partenaire" for the partner itself. */
  by: string;
}

export interface PartnerRib {
  /** Of the partner. */
  _id: string;
  current: SealedIban | null;
  pending: PendingRib | null;
  /** Every account given, held, confirmed or dropped, the oldest first; absent before the first. */
  history?: RibStep[];
}

export const PartnerRibs = defineModel<PartnerRib>('PartnerRib', 'partnerRibs', {
  _id: String,
  current: Object,
  pending: Object,
  history: [Object],
});

export const partnerRibSpec: CollectionSpec = { name: 'partnerRibs', indexes: [{ key: { 'pending.at': 1 } }] };
