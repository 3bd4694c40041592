/** The thread of decode-heic.ts. Plain JavaScript, so that it starts without a compiler. */
import { parentPort, workerData } from 'node:worker_threads';
import libheif from 'libheif-js/wasm-bundle.js';

/** @returns {Promise<import('./decode-heic.ts').HeicAnswer>} */
async function decode({ sent, maxPixels }) {
  const [image] = new libheif.HeifDecoder().decode(sent);
  if (!image) return { refused: 'unreadable' };
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > maxPixels) return { refused: 'pixels' };
  const shown = await new Promise((resolve) => {
    image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, resolve);
  });
  return shown ? { width, height, pixels: new Uint8Array(shown.data.buffer) } : { refused: 'unreadable' };
}

const answer = await decode(workerData).catch(() => ({ refused: 'unreadable' }));
parentPort.postMessage(answer, 'pixels' in answer ? [answer.pixels.buffer] : []);
