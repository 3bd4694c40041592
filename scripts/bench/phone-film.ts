/** How fast a page fills its window, from the pictures that Chromium sends while it loads. */
import type { CDPSession } from 'puppeteer';
import sharp from 'sharp';

const [WIDTH, HEIGHT] = [75, 148];

interface Frame {
  /** Milliseconds since the epoch. */
  at: number;
  data: string;
}

/** Starts filming. @returns what stops it and gives the speed index, in ms from `start`. */
export async function film(session: CDPSession): Promise<(start: number) => Promise<number>> {
  const frames: Frame[] = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    frames.push({ at: (metadata.timestamp ?? 0) * 1000, data });
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 60, everyNthFrame: 1 });
  return async (start) => {
    await session.send('Page.stopScreencast');
    return speedIndex(frames, start);
  };
}

/**
 * The time that each part of the window spent not being what it ends as. Lighthouse compares histograms of colours; here each picture is
 * compared with the last one point by point, once reduced: the same for a page that fills in, harder on one that moves.
 */
async function speedIndex(frames: readonly Frame[], start: number): Promise<number> {
  const seen = frames.filter(({ at }) => at >= start);
  const pictures = await Promise.all(seen.map(({ data }) => points(data)));
  const last = pictures.at(-1);
  if (!last) return 0;
  const white = Buffer.alloc(last.length, 255);
  const whole = difference(white, last) || 1;
  let [index, before, missing] = [0, start, 1];
  for (const [rank, { at }] of seen.entries()) {
    index += missing * (at - before);
    [before, missing] = [at, Math.min(1, difference(pictures[rank]!, last) / whole)];
  }
  return index;
}

const points = (data: string): Promise<Buffer> =>
  sharp(Buffer.from(data, 'base64')).greyscale().resize(WIDTH, HEIGHT, { fit: 'fill' }).raw().toBuffer();

function difference(one: Buffer, other: Buffer): number {
  let sum = 0;
  for (let point = 0; point < one.length; point++) sum += Math.abs(one[point]! - other[point]!);
  return sum;
}
