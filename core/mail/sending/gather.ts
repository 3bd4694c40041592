/**
 * Writes together what comes while the write before is under way, and what comes within a short patience: one journaled write for many.
 * @param write gets items in order; @returns for each whether it was written.
 * @param patienceMs how long what waits may still wait for others; 0: written at once.
 */
export function gather<Item>(
  write: (items: readonly Item[]) => Promise<boolean[]>,
  patienceMs: (waiting: readonly Item[]) => number,
): (item: Item) => Promise<boolean> {
  let waiting: { item: Item; done: (written: boolean) => void; failed: (error: unknown) => void }[] = [];
  let busy = false;
  let due = Infinity;
  let timer: NodeJS.Timeout | undefined;

  /** The first that came is not made to wait longer by those that follow. */
  function plan(): void {
    if (busy || waiting.length === 0) return;
    const ms = patienceMs(waiting.map(({ item }) => item));
    if (ms === 0) return void run();
    const at = performance.now() + ms;
    if (at >= due) return;
    due = at;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  }

  async function run(): Promise<void> {
    clearTimeout(timer);
    due = Infinity;
    busy = true;
    const now = waiting;
    waiting = [];
    try {
      const written = await write(now.map(({ item }) => item));
      for (const [index, { done }] of now.entries()) done(written[index] ?? false);
    } catch (error) {
      for (const { failed } of now) failed(error);
    }
    busy = false;
    plan();
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      plan();
    });
}
