/** One background loop: a turn, a rest, again, until the worker stops. A failing turn is said once and tried again later. */
import { isDatabaseGone } from '#core/shared/database.ts';
import { log, logFault } from '#core/shared/log.ts';

export interface Loop {
  /** In the log: "outbox". */
  name: string;
  /** Rest after a turn that found nothing to do; one that did something is followed at once. */
  idleMs: number;
  /** @returns true when there may be more to do. `stopping` is aborted when the worker stops: end the current item, take no other. */
  turn: (stopping: AbortSignal) => Promise<boolean>;
}

/** After a failed turn: long enough not to fill the log, short enough to be back soon after the database. */
const AFTER_FAILURE_MS = 2000;

/** Runs until `stopping`; resolves once the current turn is over. `resting`: asked before each turn. Never rejects. */
export async function runLoop(loop: Loop, stopping: AbortSignal, resting: () => Promise<boolean>): Promise<void> {
  let failing = false;
  while (!stopping.aborted) {
    try {
      const more = !(await resting()) && (await loop.turn(stopping));
      if (failing) log().info({ loop: loop.name }, 'loop well again');
      failing = false;
      if (!more) await rest(loop.idleMs, stopping);
    } catch (error) {
      if (!failing) sayOnce(loop.name, error);
      failing = true;
      await rest(AFTER_FAILURE_MS, stopping);
    }
  }
}

function sayOnce(name: string, error: unknown): void {
  if (isDatabaseGone(error)) log().warn({ loop: name }, 'database gone: waiting for it');
  else logFault(error, `worker ${name}`);
}

/** Resolves after `ms`, or as soon as the worker stops. */
function rest(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve();
    const timer = setTimeout(done, ms);
    stopping.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      stopping.removeEventListener('abort', done);
      resolve();
    }
  });
}
