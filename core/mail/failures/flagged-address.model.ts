/** Addresses that do not work: nothing is sent to them until an agent says they work again. A new address of the family is not here. */
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';
import type { FailureReason } from './failure-reason.rules.ts';

export interface FlaggedAddress {
  /** The address, in lower case. */
  _id: string;
  at: Date;
  reason: FailureReason;
  /** The failure that says so. */
  failure: string;
  campaign: number | null;
}

export const FlaggedAddresses = defineModel<FlaggedAddress>('FlaggedAddress', 'mailFlaggedAddresses', {
  _id: String,
  at: Date,
  reason: String,
  failure: String,
  campaign: Number,
});

export const flaggedAddressSpec: CollectionSpec = { name: 'mailFlaggedAddresses', indexes: [{ key: { campaign: 1 } }] };
