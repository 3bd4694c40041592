/** Keeps, gives back and removes the files of `attachments.*` (GridFS's layout). */
import { Binary } from 'mongodb';
import { realNow } from '../clock.ts';
import type { Session } from '../database.ts';
import { newId } from '../identifiers.ts';
import { type AttachmentFile, AttachmentChunks, AttachmentFiles, type AttachmentType, type Seal } from './attachment.model.ts';
import { seal, unseal } from './seal.ts';

const CHUNK = 1024 * 1024;

/** Of the files of partners: they outlive campaigns, and no purge of one takes them (R-PAR-13). */
export const NO_CAMPAIGN = 0;

/** A sealed file that waits for its transaction. */
export interface SealedFile {
  id: string;
  sealed: Buffer;
  seal: Seal;
  type: AttachmentType;
}

export interface OpenedFile {
  bytes: Buffer;
  type: AttachmentType;
}

/** Names and seals a file, before the transaction that stores it. */
export async function sealFile({ bytes, type }: OpenedFile): Promise<SealedFile> {
  const id = newId();
  return { id, type, ...(await seal(id, bytes)) };
}

/** Stores a sealed file in the transaction of the record it belongs to. */
export async function storeAttachment(session: Session, campaign: number, { id, sealed, seal: key, type }: SealedFile): Promise<void> {
  const file: AttachmentFile = {
    _id: id,
    length: sealed.length,
    chunkSize: CHUNK,
    uploadDate: realNow(),
    campaign,
    metadata: { ...key, type },
  };
  await AttachmentFiles.collection.insertOne(file as never, { session });
  for (let n = 0; n * CHUNK < sealed.length; n++)
    await AttachmentChunks.collection.insertOne(
      { files_id: id, n, campaign, data: new Binary(sealed.subarray(n * CHUNK, (n + 1) * CHUNK)) } as never,
      { session },
    );
}

/** @returns the file opened; null when it is not there (any more). @throws WrongAttachmentKey, or an Error when it was altered. */
export async function readAttachment(id: string): Promise<OpenedFile | null> {
  const file = await AttachmentFiles.findById(id).lean<AttachmentFile>();
  if (!file) return null;
  const chunks = await AttachmentChunks.collection.find<{ data: Binary }>({ files_id: id }).sort({ n: 1 }).toArray();
  const bytes = await unseal(id, Buffer.concat(chunks.map(({ data }) => data.buffer)), file.metadata);
  return { bytes, type: file.metadata.type };
}

/** Removes files, in the transaction that no longer needs them. */
export async function dropAttachments(session: Session, ids: readonly string[]): Promise<void> {
  await AttachmentFiles.deleteMany({ _id: { $in: ids } }, { session });
  await AttachmentChunks.deleteMany({ files_id: { $in: ids } }, { session });
}
