import { Readable } from 'node:stream';
import { setImmediate as oneTurn } from 'node:timers/promises';

/**
 * The bytes of a message, in one piece, then a stop before its end: what ends it (the final dot) waits for `beforeEnd`.
 * If that throws, the stream is destroyed: the connection is cut, and the server does not take the mail.
 */
export function heldBeforeEnd(bytes: Buffer, beforeEnd: () => Promise<void>): Readable {
  let given = false;
  // One byte: the second reading comes once the first has been passed on.
  return new Readable({
    highWaterMark: 1,
    read() {
      if (given) void end(this, beforeEnd);
      else {
        given = true;
        this.push(bytes);
      }
    },
  });
}

/** A connection that is lost meanwhile is heard of before the mail is said to be handed over: the first turn ends this one. */
async function end(message: Readable, beforeEnd: () => Promise<void>): Promise<void> {
  try {
    await oneTurn();
    await oneTurn();
    if (message.destroyed) return;
    await beforeEnd();
    message.push(null);
  } catch (error) {
    message.destroy(error as Error);
  }
}
