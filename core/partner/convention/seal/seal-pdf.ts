import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';
import { findCertificate } from './find-certificate.ts';

const ROOM_BYTES = 12_288;

/**
 * Seals a PDF: a detached PKCS #7 signature over all its bytes (ISO 32000, PAdES basic), so that one changed byte shows in any reader.
 * @param sealedAt written in the seal: when. @throws Refusal SCEAU_ABSENT (503).
 */
export async function sealPdf(pdf: Uint8Array, sealedAt: Date): Promise<Buffer> {
  const { p12, password } = await findCertificate();
  const place = plainAddPlaceholder({
    pdfBuffer: Buffer.from(pdf),
    reason: 'Convention signee par le partenaire et par la Caf',
    contactInfo: 'Caf de l Essonne',
    name: 'Caf de l Essonne',
    location: 'Evry-Courcouronnes',
    signingTime: sealedAt,
    signatureLength: ROOM_BYTES,
  });
  return new SignPdf().sign(place, new P12Signer(p12, { passphrase: password }), sealedAt);
}
