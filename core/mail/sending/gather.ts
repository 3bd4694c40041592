/**
 * Writes together what comes while the write before is under way: one journaled write for many letters.
 * @param write gets items in order; @returns for each whether it was written.
 * @param pauseMs waits so long for others before each write, when nobody waits for it; 0: no waiting on purpose.
 */
export function gather<Item>(write: (items: readonly Item[]) => Promise<boolean[]>, pauseMs = 0): (item: Item) => Promise<boolean> {
  let waiting: { item: Item; done: (written: boolean) => void; failed: (error: unknown) => void }[] = [];
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const now = waiting;
      waiting = [];
      try {
        const written = await write(now.map(({ item }) => item));
        for (const [index, { done }] of now.entries()) done(written[index] ?? false);
      } catch (error) {
        for (const { failed } of now) failed(error);
      }
    }
    busy = false;
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!busy) void run();
    });
}
