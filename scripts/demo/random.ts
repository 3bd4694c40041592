/** A small seeded generator (mulberry32): the same seed makes the same demo on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number in [0, limit). */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  /** True with that probability. */
  chance(probability: number): boolean;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, pick: (list) => list[below(list.length)] as never, chance: (probability) => next() < probability };
}
