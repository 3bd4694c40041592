/** An attestation that a refused form sent: kept sealed for an hour, so that only the answer to correct is asked again (R-FAM-15). */
import type { Binary } from 'mongodb';
import type { Seal } from '../shared/attachments/attachment.model.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { Matricule } from '../shared/identifiers.ts';

export interface AttestationDraft {
  _id: string;
  campaign: number;
  matricule: Matricule;
  /** Name on the family's device, to be said back. */
  name: string;
  sealed: Binary;
  seal: Seal;
  /** Real time: MongoDB removes it an hour later. */
  keptAt: Date;
}

export const AttestationDrafts = defineModel<AttestationDraft>('AttestationDraft', 'attestationDrafts', {
  _id: String,
  campaign: Number,
  matricule: String,
  name: String,
  sealed: Buffer,
  seal: Object,
  keptAt: Date,
});

export const attestationDraftSpec: CollectionSpec = {
  name: 'attestationDrafts',
  validator: { sealed: { $type: 'binData' }, keptAt: { $type: 'date' } },
  indexes: [{ key: { campaign: 1, matricule: 1, keptAt: -1 } }, { key: { keptAt: 1 }, expireAfterSeconds: 3600 }],
};
