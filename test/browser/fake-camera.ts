/**
 * A camera that sees the picture of a mail: a Y4M film written by hand, for Chromium's
 * --use-file-for-fake-video-capture. No ffmpeg.
 */
import { writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer';
import { y4m } from '../../scripts/bench/y4m.ts';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 10;

/**
 * Draws a PNG as a hand holds it before a camera (tilted, on grey, not filling the frame) and films it.
 * The page only serves as a pencil: it decodes the very bytes that were mailed.
 */
export async function filmPicture(page: Page, png: Buffer, file: string, held: Held = WELL_HELD): Promise<void> {
  const grey = await page.evaluate(drawGrey, png.toString('base64'), { width: WIDTH, height: HEIGHT, held });
  await writeFile(file, y4m({ width: WIDTH, height: HEIGHT, fps: FRAMES }, Array<Buffer>(FRAMES).fill(Buffer.from(grey, 'base64'))));
}

/** How the phone of the family is held and lit. */
export interface Held {
  /** Radians. */
  turn: number;
  /** Pixels of the code's side, of 480. */
  side: number;
  /** What a canvas applies: "brightness(0.3)", "blur(1.5px)". */
  filter: string;
}

export const WELL_HELD: Held = { turn: 0.12, side: 300, filter: 'none' };

/** Shows each picture for a second, one after the other, over and over: a queue of families. */
export async function filmQueue(page: Page, pngs: readonly Buffer[], file: string): Promise<void> {
  const frames: Buffer[] = [];
  for (const png of pngs) {
    const grey = await page.evaluate(drawGrey, png.toString('base64'), { width: WIDTH, height: HEIGHT, held: WELL_HELD });
    frames.push(...Array<Buffer>(QUEUE_FPS).fill(Buffer.from(grey, 'base64')));
  }
  await writeFile(file, y4m({ width: WIDTH, height: HEIGHT, fps: QUEUE_FPS }, frames));
}

/** Few pictures a second: a busy machine loses none of the codes. */
const QUEUE_FPS = 5;

/** Runs in the page. @returns the luma of the frame, one byte a pixel, base64. */
async function drawGrey(base64: string, { width, height, held }: { width: number; height: number; held: Held }): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const pen = new OffscreenCanvas(width, height).getContext('2d')!;
  pen.filter = held.filter;
  pen.fillStyle = '#777';
  pen.fillRect(0, 0, width, height);
  pen.translate(width / 2 + 12, height / 2 - 8);
  pen.rotate(held.turn);
  pen.drawImage(picture, -held.side / 2, -held.side / 2, held.side, held.side);
  const { data } = pen.getImageData(0, 0, width, height);
  let grey = '';
  for (let at = 0; at < data.length; at += 4)
    grey += String.fromCharCode(Math.round(0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!));
  return btoa(grey);
}
