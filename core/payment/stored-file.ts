import { Binary } from 'mongodb';
import type { Session } from '../shared/database.ts';
import { type PaymentFilePart, PaymentFiles } from './payment-file.model.ts';

/** Bytes in one document; MongoDB's own limit is 16 MB. */
const PART_SIZE = 8 * 1024 * 1024;

/** Stores the bytes of a batch, once: a second time breaks the unique index. */
export async function storeFile(session: Session, batchId: string, bytes: Buffer): Promise<void> {
  const parts: PaymentFilePart[] = [];
  for (let start = 0, part = 1; start < bytes.length; start += PART_SIZE, part++)
    parts.push({ _id: `${batchId}:${part}`, batchId, part, bytes: new Binary(bytes.subarray(start, start + PART_SIZE)) });
  await PaymentFiles.collection.insertMany(parts as never[], { session });
}

/** The bytes stored for a batch; empty when there are none. */
export async function readStoredFile(batchId: string, session?: Session): Promise<Buffer> {
  const parts = await PaymentFiles.collection.find<PaymentFilePart>({ batchId }, { session }).sort({ part: 1 }).toArray();
  return Buffer.concat(parts.map((part) => part.bytes.buffer));
}
