/**
 * A child's forfait in one campaign: what was granted, and where each cent of it is now.
 * All amounts are whole cents ≥ 0. Invariant, held by the database too: granted = available + reserved + used.
 * reserved = live QR codes + dépenses not yet decided; used = validated QR codes + approved dépenses.
 * This room is the only door through which money moves (money.md): every guard is in the filter of the write.
 */
import type { Cents } from '../shared/cents.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';

export interface Forfait {
  /** "year:sias". */
  _id: string;
  campaign: number;
  matricule: Matricule;
  sias: Sias;
  granted: Cents;
  available: Cents;
  reserved: Cents;
  used: Cents;
  /** Live or used draws and dépenses: at most the campaign's maximum (R-FAM-12). */
  activities: number;
  /** Partners of those draws: the second activity is with another one (R-FAM-12). */
  partners: string[];
  /** closed: no new reservation; use and release go on (campaign closed). */
  state: 'open' | 'closed';
  /** No new reservation while the family is suspended or opposed (R-FAM-05, R-FAM-07). */
  frozen: boolean;
  /** True from the first reservation on, given back or not: the load that opened it is no longer undone. */
  everDrawn?: boolean;
  /** Undoing of a load under way that holds it: no reservation meanwhile. */
  undoing?: string;
}

export const Forfaits = defineModel<Forfait>('Forfait', 'forfaits', {
  _id: String,
  campaign: Number,
  matricule: String,
  sias: String,
  granted: Number,
  available: Number,
  reserved: Number,
  used: Number,
  activities: Number,
  partners: [String],
  state: String,
  frozen: Boolean,
  everDrawn: Boolean,
  undoing: String,
});

const amount = { $type: 'int', $gte: 0 } as const;

export const forfaitSpec: CollectionSpec = {
  name: 'forfaits',
  validator: {
    granted: amount,
    available: amount,
    reserved: amount,
    used: amount,
    activities: amount,
    state: { $in: ['open', 'closed'] },
    $expr: { $eq: ['$granted', { $add: ['$available', '$reserved', '$used'] }] },
  },
  indexes: [{ key: { campaign: 1, matricule: 1, sias: 1 } }, { key: { campaign: 1, state: 1 } }],
};
