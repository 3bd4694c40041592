import sharp from 'sharp';
import { type Refusal, refuse } from '../../shared/refusals.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
/** Grey, 0 black to 255 white: a sheet without a darker point bears no signature. */
const INK = 200;

/**
 * A drawn signature anew, small and grey, metadata gone; nothing but a PNG is read.
 * @returns PNG in base64. @throws Refusal SIGNATURE_ILLISIBLE, SIGNATURE_MANQUANTE (422).
 */
export async function redrawMark(drawing: Buffer): Promise<string> {
  if (!drawing.subarray(0, PNG.length).equals(PNG)) throw unreadable();
  const grey = sharp(drawing, { limitInputPixels: 1_000_000, failOn: 'error' })
    .flatten({ background: 'white' })
    .greyscale()
    .resize({ width: 600, height: 240, fit: 'inside', withoutEnlargement: true });
  const png = await grey
    .png({ compressionLevel: 9, palette: true, colours: 16 })
    .toBuffer()
    .catch(() => {
      throw unreadable();
    });
  const { channels } = await sharp(png).stats();
  if ((channels[0]?.min ?? 255) > INK) throw refuse('SIGNATURE_MANQUANTE', {}, { field: 'signature' });
  return png.toString('base64');
}

const unreadable = (): Refusal => refuse('SIGNATURE_ILLISIBLE', {}, { field: 'signature' });
