import { inspectAttachment, type InspectedFile } from '../shared/attachments/inspect-attachment.ts';
import { Refusal, refuse } from '../shared/refusals.ts';

/** A document that a partner sends, told by its content; what is wrong stands beside the field `document`. @throws Refusal DOCUMENT_MANQUANT, ATTESTATION_* (422, 415), FICHIER_TROP_GROS (413). */
export async function inspectDocument(bytes: Buffer): Promise<InspectedFile> {
  if (bytes.length === 0) throw refuse('DOCUMENT_MANQUANT', {}, { field: 'document' });
  return inspectAttachment(bytes).catch(besideDocument);
}

function besideDocument(error: unknown): never {
  throw error instanceof Refusal ? Object.assign(error, { details: { ...error.details, field: 'document' } }) : error;
}
