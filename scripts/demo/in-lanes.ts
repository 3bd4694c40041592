/** Works through a list of any length, a few at a time: memory does not grow with it. @returns how many. */
export async function inLanes<T>(
  items: AsyncIterable<T> | Iterable<T>,
  lanes: number,
  work: (item: T, rank: number) => Promise<void>,
): Promise<number> {
  const running = new Set<Promise<void>>();
  let rank = 0;
  for await (const item of items) {
    const one: Promise<void> = work(item, rank++).finally(() => running.delete(one));
    running.add(one);
    if (running.size >= lanes) await Promise.race(running);
  }
  await Promise.all(running);
  return rank;
}
