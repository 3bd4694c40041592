/** Pixels of what the person aims at. */

/** Enough for a code that fills a third of the frame; more only costs battery. */
const FRAME_SIDE = 720;

export type Pen = CanvasRenderingContext2D;

/** A canvas to read pixels from, kept from one frame to the next. @throws Error when the browser has none to give. */
export function newPen(): Pen {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('no 2d canvas');
  return pen;
}

/** The square in the middle of the video: what the page shows, and nothing around it. */
export function visibleFrame(video: HTMLVideoElement, pen: Pen): ImageData {
  const { videoWidth: width, videoHeight: height } = video;
  const side = Math.min(width, height);
  const drawn = Math.min(side, FRAME_SIDE);
  resize(pen, drawn, drawn);
  pen.drawImage(video, (width - side) / 2, (height - side) / 2, side, side, 0, 0, drawn, drawn);
  return pen.getImageData(0, 0, drawn, drawn);
}

/** A photo, at most `side` pixels wide or high: phones make pictures of 50 Mpx. */
export function photoPixels(photo: ImageBitmap, pen: Pen, side: number): ImageData {
  const scale = Math.min(1, side / Math.max(photo.width, photo.height));
  const width = Math.max(1, Math.round(photo.width * scale));
  const height = Math.max(1, Math.round(photo.height * scale));
  resize(pen, width, height);
  pen.drawImage(photo, 0, 0, width, height);
  return pen.getImageData(0, 0, width, height);
}

function resize({ canvas }: Pen, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
