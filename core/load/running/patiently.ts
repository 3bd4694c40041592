import { elapsedMs, realNow } from '../../shared/clock.ts';
import { Refusal } from '../../shared/refusals.ts';

/** Milliseconds. MongoDB keeps the open transaction of a killed client for 20 s, and all that it wrote with it. */
const PATIENCE = 45_000;
const REST = 500;

/**
 * Tries again while the database is gone or busy: a load waits where a person would be asked to come back.
 * @throws what `work` throws; BASE_INDISPONIBLE only once patience is over.
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const startedAt = realNow();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const busy = error instanceof Refusal && error.code === 'BASE_INDISPONIBLE';
      if (!busy || elapsedMs(startedAt) > PATIENCE) throw error;
      await new Promise((resolve) => setTimeout(resolve, REST));
    }
  }
}
