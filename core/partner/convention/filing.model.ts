/** Archives of partners filed in S@fir (R-PAR-11): what was in each, when and by whom. Owns `partnerFilings`, kept for good. */
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';

export interface FiledPiece {
  name: string;
  sha256: string;
}

export interface PartnerFiling {
  _id: string;
  partnerId: string;
  /** When it was taken, and by which agent. */
  takenAt: Date;
  takenBy: string;
  pieces: FiledPiece[];
  /** When it was filed; null until an agent says so. */
  filedAt: Date | null;
  filedBy: string | null;
}

export const PartnerFilings = defineModel<PartnerFiling>('PartnerFiling', 'partnerFilings', {
  _id: String,
  partnerId: String,
  takenAt: Date,
  takenBy: String,
  pieces: [{ _id: false, name: String, sha256: String }],
  filedAt: Date,
  filedBy: String,
});

export const partnerFilingSpec: CollectionSpec = {
  name: 'partnerFilings',
  validator: { partnerId: { $type: 'string' }, takenAt: { $type: 'date' } },
  indexes: [{ key: { partnerId: 1, takenAt: -1 } }],
};
