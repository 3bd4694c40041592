/** One record of a batch's file, frozen when the payable was claimed: who is paid, for whom, how much (R-PAY-01). */
import type { Cents } from '../shared/cents.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { CivilDay } from '../shared/days.ts';
import type { Matricule, Rang, Sias, Tiersi } from '../shared/identifiers.ts';

/** SIAS would not pay this line, and said so after the batch was processed (R-PAY-06). */
export interface SiasRejection {
  reason: string;
  /** The day SIAS rejected it. */
  on: CivilDay;
  /** Who recorded it, and when. */
  agent: string;
  at: Date;
}

export interface PaymentLine {
  /** "batch:position". */
  _id: string;
  payableId: string;
  batchId: string;
  campaign: number;
  matricule: Matricule;
  sias: Sias;
  /** Null for a family. */
  tiersi: Tiersi | null;
  rang: Rang | null;
  amount: Cents;
  /** False once its batch is cancelled, or SIAS rejected it: the payable may be in another one. */
  live: boolean;
  /** Absent or null: not rejected. */
  rejected?: SiasRejection | null;
  /** 1 for the file's first detail record. */
  position: number;
  /** Date and time of execution (CCTP 6): the batch's cut-off. */
  executedAt: Date;
}

export const PaymentLines = defineModel<PaymentLine>('PaymentLine', 'paymentLines', {
  _id: String,
  payableId: String,
  batchId: String,
  campaign: Number,
  matricule: String,
  sias: String,
  tiersi: String,
  rang: String,
  amount: Number,
  live: Boolean,
  rejected: { type: { reason: String, on: String, agent: String, at: Date, _id: false }, default: null },
  position: Number,
  executedAt: Date,
});

export const paymentLineSpec: CollectionSpec = {
  name: 'paymentLines',
  validator: {
    amount: { $type: 'int', $gt: 0 },
    position: { $type: 'int', $gt: 0 },
    live: { $type: 'bool' },
    executedAt: { $type: 'date' },
  },
  indexes: [
    { key: { payableId: 1 }, unique: true, where: { live: true } },
    { key: { batchId: 1, position: 1 }, unique: true },
    { key: { campaign: 1, matricule: 1 } },
    { key: { campaign: 1, sias: 1 } },
    { key: { campaign: 1, tiersi: 1 } },
    // Lines of one source, dead ones too.
    { key: { payableId: 1, campaign: 1 } },
    { key: { 'rejected.at': -1 }, where: { 'rejected.at': { $type: 'date' } } },
  ],
};
