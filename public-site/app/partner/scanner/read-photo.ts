import { readQr } from './decode.ts';
import { newPen, photoPixels } from './picture.ts';

/** Sides in pixels: the first is quick and reads most photos, the second finds a small code in a large one. */
const SIDES = [1600, 3200];

/** Reads the QR code of a photo in the browser: the photo is sent to nobody. @returns its text, or null. */
export async function readPhoto(file: File): Promise<string | null> {
  try {
    const photo = await createImageBitmap(file);
    const text = await readAtSides(photo);
    photo.close();
    return text;
  } catch {
    return null;
  }
}

async function readAtSides(photo: ImageBitmap): Promise<string | null> {
  const largest = Math.max(photo.width, photo.height);
  for (const [place, side] of SIDES.entries()) {
    if (place > 0 && largest <= SIDES[place - 1]!) return null;
    const text = await readQr(photoPixels(photo, newPen(), side));
    if (text !== null) return text;
  }
  return null;
}
