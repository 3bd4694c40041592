import sharp from 'sharp';
import { refuse } from '../refusals.ts';

export const MAX_PIXELS = 25_000_000;
/** A page photographed stays readable when enlarged. */
const LONGEST_SIDE = 3600;
const FIELD = { field: 'attestation' };

/** A picture as sent, or already decoded into red, green, blue, alpha. */
export interface Picture {
  bytes: Buffer;
  raw?: { width: number; height: number };
}

/**
 * Draws a picture anew as a JPEG: upright, metadata gone (place and device included).
 * @throws Refusal ATTESTATION_PIXELS, ATTESTATION_ILLISIBLE (422).
 */
export async function redrawPicture({ bytes, raw }: Picture): Promise<Buffer> {
  // libvips looks at the size before it reads a pixel.
  const input = { limitInputPixels: MAX_PIXELS, failOn: 'error' as const, ...(raw ? { raw: { ...raw, channels: 4 as const } } : {}) };
  try {
    return await sharp(bytes, input)
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 84 })
      .toBuffer();
  } catch (error) {
    throw /pixel limit/i.test(String(error)) ? refuse('ATTESTATION_PIXELS', {}, FIELD) : refuse('ATTESTATION_ILLISIBLE', {}, FIELD);
  }
}
