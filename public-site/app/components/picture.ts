/** A photo as the browser can draw it; what it cannot (HEIC on most) is sent as it is: the server draws it anew anyway. */

const LONGEST_SIDE = 2000;

export const isPicture = (file: File): boolean => file.type.startsWith('image/');

/** @returns the photo upright by its own orientation, no side over 2000 pixels; null when this browser cannot draw it. */
export async function upright(file: File): Promise<HTMLCanvasElement | null> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = blank(Math.round(picture.width * scale), Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  } catch {
    return null;
  }
}

/** @returns the same picture a quarter turn to the right. */
export function rotated(picture: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = blank(picture.height, picture.width);
  const pen = canvas.getContext('2d');
  pen?.translate(canvas.width, 0);
  pen?.rotate(Math.PI / 2);
  pen?.drawImage(picture, 0, 0);
  return canvas;
}

const blank = (width: number, height: number): HTMLCanvasElement => Object.assign(document.createElement('canvas'), { width, height });
