/**
 * A voucher: the QR code a family makes for one child, one partner, one amount (R-QR-*).
 * Owns `vouchers`. active → validated | deleted | expired; validated is final. The amount never changes.
 */
import type { Cents } from '../shared/cents.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';

export const VOUCHER_STATES = ['active', 'validated', 'deleted', 'expired'] as const;
export type VoucherState = (typeof VOUCHER_STATES)[number];

export interface Voucher {
  /** UUID version 4: all the QR code holds (R-QR-01). */
  _id: string;
  campaign: number;
  matricule: Matricule;
  sias: Sias;
  partnerId: string;
  amount: Cents;
  state: VoucherState;
  /** Family suspended or opposed: refused at the scan (R-FAM-07). */
  frozen: boolean;
  issuedAt: Date;
  /** First instant it is no good any more: the campaign's end. */
  until: Date;
  validatedAt: Date | null;
  /** Partner's user who validated. */
  validatedBy: string | null;
  deletedAt: Date | null;
  expiredAt: Date | null;
  /** Its validation was undone (R-QR-06): it stays validated, used up, but nothing is owed and the amount is back. */
  undoneAt?: Date | null;
}

export const Vouchers = defineModel<Voucher>('Voucher', 'vouchers', {
  _id: String,
  campaign: Number,
  matricule: String,
  sias: String,
  partnerId: String,
  amount: Number,
  state: String,
  frozen: Boolean,
  issuedAt: Date,
  until: Date,
  validatedAt: Date,
  validatedBy: String,
  deletedAt: Date,
  expiredAt: Date,
  undoneAt: Date,
});

export const voucherSpec: CollectionSpec = {
  name: 'vouchers',
  validator: { state: { $in: [...VOUCHER_STATES] }, amount: { $type: 'int', $gt: 0 } },
  indexes: [
    { key: { campaign: 1, matricule: 1, issuedAt: -1 } },
    { key: { campaign: 1, sias: 1, state: 1 } },
    { key: { partnerId: 1, state: 1, validatedAt: -1 } },
    // The day of the validation stands in it for the list that asks for it: the key moves at the validation anyway.
    { key: { campaign: 1, state: 1, issuedAt: -1, validatedAt: -1 } },
    { key: { campaign: 1, issuedAt: -1 } },
    // Live ones by their end: an extension finds those it left behind without reading the others.
    { key: { campaign: 1, until: 1 }, where: { state: 'active' } },
  ],
};
