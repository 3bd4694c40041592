import { readQr } from './decode.ts';
import { newPen, photoPixels } from './picture.ts';

/** Reads the QR code of a photo in the browser: the photo is sent to nobody. @returns its text, or null. */
export async function readPhoto(file: File): Promise<string | null> {
  try {
    const photo = await createImageBitmap(file);
    const text = await readQr(photoPixels(photo, newPen()));
    photo.close();
    return text;
  } catch {
    return null;
  }
}
