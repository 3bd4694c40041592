/**
 * A camera that sees the picture of a mail: a Y4M film written by hand, for Chromium's
 * --use-file-for-fake-video-capture. No ffmpeg.
 */
import { writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 10;

/**
 * Draws a PNG as a hand holds it before a camera (tilted, on grey, not filling the frame) and films it.
 * The page only serves as a pencil: it decodes the very bytes that were mailed.
 */
export async function filmPicture(page: Page, png: Buffer, file: string): Promise<void> {
  const grey = await page.evaluate(drawGrey, png.toString('base64'), WIDTH, HEIGHT);
  await writeFile(file, y4m(Buffer.from(grey, 'base64')));
}

/** YUV 4:2:0: the luma as given, no colour. */
export function y4m(luma: Buffer): Buffer {
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  return Buffer.concat([header, ...Array<Buffer>(FRAMES).fill(frame)]);
}

/** Runs in the page. @returns the luma of the frame, one byte a pixel, base64. */
async function drawGrey(base64: string, width: number, height: number): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const pen = new OffscreenCanvas(width, height).getContext('2d')!;
  pen.fillStyle = '#777';
  pen.fillRect(0, 0, width, height);
  pen.translate(width / 2 + 12, height / 2 - 8);
  pen.rotate(0.12);
  pen.drawImage(picture, -150, -150, 300, 300);
  const { data } = pen.getImageData(0, 0, width, height);
  let grey = '';
  for (let at = 0; at < data.length; at += 4)
    grey += String.fromCharCode(Math.round(0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!));
  return btoa(grey);
}
