import { readQr } from './decode.ts';
import { newPen, type Pen, visibleFrame } from './picture.ts';

const MIN_INTERVAL_MS = 1000 / 15;

/**
 * Looks for a QR code in the visible frame, at most 15 times a second and never twice at once.
 * `onText` gets whatever the code holds. @returns what stops it.
 */
export function startScanLoop(video: HTMLVideoElement, onText: (text: string) => void): () => void {
  const pen = newPen();
  let stopped = false;
  let lastRead = 0;
  let ticket = requestAnimationFrame(tick);

  function tick(time: number): void {
    const due = time - lastRead >= MIN_INTERVAL_MS;
    if (due) lastRead = time;
    void (due ? readFrame(video, pen) : Promise.resolve(null)).then((text) => {
      if (stopped) return;
      if (text !== null) onText(text);
      ticket = requestAnimationFrame(tick);
    });
  }

  return () => {
    stopped = true;
    cancelAnimationFrame(ticket);
  };
}

/** A frame that cannot be read is a frame without a code: the next one comes in a moment. */
async function readFrame(video: HTMLVideoElement, pen: Pen): Promise<string | null> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
  try {
    return await readQr(visibleFrame(video, pen));
  } catch {
    return null;
  }
}
