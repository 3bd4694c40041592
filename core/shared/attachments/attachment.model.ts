/**
 * Files that families send: sealed (AES-256-GCM), under names of ours, in GridFS's layout, written inside the transaction of what they
 * belong to. No record without its file, no file without its record. Read by their owner's use-cases only.
 */
import type { Binary } from 'mongodb';
import { type CollectionSpec, defineModel } from '../collection.ts';

export const ATTACHMENT_TYPES = ['application/pdf', 'image/jpeg'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** What opens a sealed file again; neither is a secret. */
export interface Seal {
  /** Which key: says at once that a secret was changed. */
  keyId: string;
  /** Hexadecimal. */
  iv: string;
  tag: string;
}

export interface AttachmentFile {
  _id: string;
  /** Bytes as stored. */
  length: number;
  chunkSize: number;
  uploadDate: Date;
  campaign: number;
  metadata: Seal & { type: AttachmentType };
}

export interface AttachmentChunk {
  files_id: string;
  n: number;
  campaign: number;
  data: Binary;
}

export const AttachmentFiles = defineModel<AttachmentFile>('AttachmentFile', 'attachments.files', {
  _id: String,
  length: Number,
  chunkSize: Number,
  uploadDate: Date,
  campaign: Number,
  metadata: Object,
});

export const AttachmentChunks = defineModel<AttachmentChunk>('AttachmentChunk', 'attachments.chunks', {
  files_id: String,
  n: Number,
  campaign: Number,
  data: Buffer,
});

export const attachmentSpecs: CollectionSpec[] = [
  {
    name: 'attachments.files',
    validator: { 'metadata.type': { $in: [...ATTACHMENT_TYPES] }, 'metadata.tag': { $type: 'string' } },
    indexes: [{ key: { campaign: 1 } }],
  },
  { name: 'attachments.chunks', indexes: [{ key: { files_id: 1, n: 1 }, unique: true }, { key: { campaign: 1 } }] },
];
