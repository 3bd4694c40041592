import { type InspectedFile, inspectAttachment } from '../shared/attachments/inspect-attachment.ts';
import { type SealedFile, sealFile, storeAttachment } from '../shared/attachments/attachments.ts';
import { isDuplicate, type Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import type { Attestation } from './depense.model.ts';

/** An attestation looked at and sealed, ready for a transaction. */
export interface ReadyAttestation {
  inspected: InspectedFile;
  sealed: SealedFile;
}

/** @throws Refusal as inspectAttachment. */
export async function readyAttestation(sent: Buffer): Promise<ReadyAttestation> {
  const inspected = await inspectAttachment(sent);
  return { inspected, sealed: await sealFile(inspected) };
}

/** Stores the file. @returns what the dépense keeps of it. */
export async function storeAttestation(session: Session, campaign: number, ready: ReadyAttestation, at: Date): Promise<Attestation> {
  await storeAttachment(session, campaign, ready.sealed);
  return { file: ready.sealed.id, type: ready.sealed.type, sha256: ready.inspected.sha256, sentAt: at };
}

/** The unique index says that this child already has a live dépense with this file. @throws Refusal ATTESTATION_DEJA_ENVOYEE (409). */
export async function refusingSameFile<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDuplicate(error) && String((error as { message?: unknown }).message).includes('attestations.sha256'))
      throw refuse('ATTESTATION_DEJA_ENVOYEE', {}, { field: 'attestation' });
    throw error;
  }
}
