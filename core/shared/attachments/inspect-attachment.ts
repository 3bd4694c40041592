/**
 * What a family sends is told by its bytes, never by its name (R-FAM-15): PDF, JPEG, PNG or HEIC. A picture is drawn anew as a JPEG,
 * which leaves behind its metadata and whatever hid after it; a PDF stays as it is, once nothing in it can act.
 */
import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { refuse } from '../refusals.ts';
import { refuseInfected } from './antivirus.ts';
import type { OpenedFile } from './attachments.ts';
import { decodeHeic } from './decode-heic.ts';
import { pdfDanger } from './pdf.rules.ts';
import { redrawPicture } from './redraw-picture.ts';

export const ATTACHMENT_MAX_MB = 10;
const FIELD = { field: 'attestation' };
const HEIC = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

export interface InspectedFile extends OpenedFile {
  /** Of the bytes as they were sent: the same file sent twice shows. */
  sha256: string;
}

/**
 * @throws Refusal ATTESTATION_MANQUANTE, ATTESTATION_ILLISIBLE, ATTESTATION_PDF, ATTESTATION_PIXELS, FICHIER_INFECTE (422),
 * FICHIER_TROP_GROS (413), ATTESTATION_TYPE (415), ANTIVIRUS_MUET (503), all beside the field `attestation`.
 */
export async function inspectAttachment(sent: Buffer): Promise<InspectedFile> {
  if (sent.length === 0) throw refuse('ATTESTATION_MANQUANTE', {}, FIELD);
  if (sent.length > ATTACHMENT_MAX_MB * 1024 * 1024) throw refuse('FICHIER_TROP_GROS', { max: ATTACHMENT_MAX_MB }, FIELD);
  // Before any decoder of ours opens it.
  await refuseInfected(sent);
  return { ...(await cleaned(sent)), sha256: sha256Of(sent) };
}

/** What two sendings of the same file have in common. */
export const sha256Of = (sent: Buffer): string => createHash('sha256').update(sent).digest('hex');

async function cleaned(sent: Buffer): Promise<OpenedFile> {
  const mime = (await fileTypeFromBuffer(sent).catch(() => undefined))?.mime ?? 'inconnu';
  if (mime === 'application/pdf') return { bytes: checkedPdf(sent), type: 'application/pdf' };
  if (HEIC.has(mime)) return { bytes: await redrawPicture(await decodeHeic(sent)), type: 'image/jpeg' };
  if (mime === 'image/jpeg' || mime === 'image/png') return { bytes: await redrawPicture({ bytes: sent }), type: 'image/jpeg' };
  throw refuse('ATTESTATION_TYPE', { found: mime }, FIELD);
}

function checkedPdf(sent: Buffer): Buffer {
  const danger = pdfDanger(sent);
  if (danger === 'broken') throw refuse('ATTESTATION_ILLISIBLE', {}, FIELD);
  if (danger) throw refuse('ATTESTATION_PDF', { what: danger }, FIELD);
  return sent;
}
