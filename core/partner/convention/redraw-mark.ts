import sharp from 'sharp';
import { refuse } from '../../shared/refusals.ts';

/** A drawn signature anew, small and grey, metadata gone. @returns PNG in base64. @throws Refusal SIGNATURE_ILLISIBLE (422). */
export async function redrawMark(drawing: Buffer): Promise<string> {
  const png = await sharp(drawing, { limitInputPixels: 1_000_000, failOn: 'error' })
    .flatten({ background: 'white' })
    .greyscale()
    .resize({ width: 600, height: 240, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 9, palette: true, colours: 16 })
    .toBuffer()
    .catch(() => {
      throw refuse('SIGNATURE_ILLISIBLE', {}, { field: 'signature' });
    });
  return png.toString('base64');
}
