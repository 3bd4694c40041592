/**
 * A dépense: a family's claim for a direct payment, against an attestation (CCTP 5). Owns `depenses`. Amounts are cents.
 * submitted ⇄ complement → approved | refused | withdrawn; submitted and complement hold a reservation, approved has used it.
 */
import type { Cents } from '../shared/cents.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';

const DEPENSE_STATES = ['submitted', 'complement', 'approved', 'refused', 'withdrawn'] as const;
type DepenseState = (typeof DEPENSE_STATES)[number];

interface Depense {
  _id: string;
  campaign: number;
  matricule: Matricule;
  sias: Sias;
  amount: Cents;
  state: DepenseState;
}

export const Depenses = defineModel<Depense>('Depense', 'depenses', {
  _id: String,
  campaign: Number,
  matricule: String,
  sias: String,
  amount: Number,
  state: String,
});

export const depenseSpec: CollectionSpec = {
  name: 'depenses',
  validator: { state: { $in: [...DEPENSE_STATES] }, amount: { $type: 'int', $gt: 0 } },
  indexes: [{ key: { campaign: 1, matricule: 1 } }, { key: { campaign: 1, state: 1 } }],
};
