/** A film for Chromium's --use-file-for-fake-video-capture, written by hand: no ffmpeg. */
interface Film {
  width: number;
  height: number;
  /** Pictures a second. */
  fps: number;
}

/** YUV 4:2:0, no colour. @param lumas one byte a pixel, a picture each; the same one may come many times. @returns the bytes, piece by piece. */
export function y4m({ width, height, fps }: Film, lumas: readonly Buffer[]): Buffer[] {
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`);
  const frame = Buffer.from('FRAME\n');
  const colourless = Buffer.alloc((width * height) / 2, 128);
  return [header, ...lumas.flatMap((luma) => [frame, luma, colourless])];
}
