/** The bytes of a batch's file, stored once when it is frozen: a reprise reads them, nothing writes them again (R-PAY-03). */
import type { Binary } from 'mongodb';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';

export interface PaymentFilePart {
  /** "batch:part". */
  _id: string;
  batchId: string;
  /** 1, 2…: a document of MongoDB holds 16 MB at most. */
  part: number;
  bytes: Binary;
}

export const PaymentFiles = defineModel<PaymentFilePart>('PaymentFile', 'paymentFiles', {
  _id: String,
  batchId: String,
  part: Number,
  bytes: Buffer,
});

export const paymentFileSpec: CollectionSpec = {
  name: 'paymentFiles',
  validator: { bytes: { $type: 'binData' } },
  indexes: [{ key: { batchId: 1, part: 1 }, unique: true }],
};
