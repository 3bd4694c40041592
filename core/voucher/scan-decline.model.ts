/** A code a club looked at and would not take, with its reason: the club's own list, nothing of the family. Owns `scanDeclines`. */
import { type CollectionSpec, defineModel } from '../shared/collection.ts';

export interface ScanDecline {
  _id: string;
  code: string;
  campaign: number;
  partnerId: string;
  /** Partner's user. */
  userId: string;
  reason: string;
  at: Date;
}

export const ScanDeclines = defineModel<ScanDecline>('ScanDecline', 'scanDeclines', {
  _id: String,
  code: String,
  campaign: Number,
  partnerId: String,
  userId: String,
  reason: String,
  at: Date,
});

export const scanDeclineSpec: CollectionSpec = {
  name: 'scanDeclines',
  indexes: [{ key: { partnerId: 1, at: -1 } }, { key: { campaign: 1 } }],
};
