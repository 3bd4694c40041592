/** HEIC, the format of iPhones, in a thread of its own: the decoder is synchronous, seconds long, and fed by strangers. */
import { Worker } from 'node:worker_threads';
import { refuse } from '../refusals.ts';
import { MAX_PIXELS, type Picture } from './redraw-picture.ts';

const LONGEST_MS = 30_000;
const MEMORY_MB = 512;
const FIELD = { field: 'attestation' };

/** What the thread answers. */
export type HeicAnswer = { width: number; height: number; pixels: Uint8Array } | { refused: 'pixels' | 'unreadable' };

/** @throws Refusal ATTESTATION_PIXELS, ATTESTATION_ILLISIBLE (422). */
export async function decodeHeic(sent: Buffer): Promise<Picture> {
  const answer = await inThread(sent);
  if ('refused' in answer) throw refuse(answer.refused === 'pixels' ? 'ATTESTATION_PIXELS' : 'ATTESTATION_ILLISIBLE', {}, FIELD);
  const { width, height, pixels } = answer;
  return { bytes: Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength), raw: { width, height } };
}

function inThread(sent: Buffer): Promise<HeicAnswer> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./heic-thread.mjs', import.meta.url), {
      workerData: { sent, maxPixels: MAX_PIXELS },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      // Nothing of ours is known in there; what the decoder says of a bad file is not kept.
      env: {},
      stdout: true,
      stderr: true,
      execArgv: [],
    });
    const settle = (answer: HeicAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      void thread.terminate();
    };
    const timer = setTimeout(() => settle({ refused: 'unreadable' }), LONGEST_MS);
    thread.once('message', (answer: HeicAnswer) => settle(answer));
    thread.once('error', () => settle({ refused: 'unreadable' }));
    thread.once('exit', () => settle({ refused: 'unreadable' }));
  });
}
