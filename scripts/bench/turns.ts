import mongoose, { type ClientSession } from 'mongoose';
import { inLanes } from '../demo/in-lanes.ts';
import type { Figures } from './figures.ts';

/** One turn to warm up, then those that count. */
export async function turns(count: number, figures: Figures, turn: () => Promise<{ work: number; floor: number }>): Promise<Figures> {
  for (let number = 0; number <= count; number++) {
    const { work, floor } = await turn();
    if (number === 0) continue;
    figures.work.push(work);
    figures.floor.push(floor);
  }
  return figures;
}

/** Milliseconds that a list takes, so many at a time. */
export async function timedInLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await inLanes(items, lanes, async (item) => void (await work(item)));
  return performance.now() - start;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Starts so many a second, whether the one before is done or not. @returns the milliseconds of each. */
export async function atPace<T>(items: readonly T[], aSecond: number, work: (item: T) => Promise<unknown>): Promise<number[]> {
  const all: Promise<number>[] = [];
  for (const item of items) {
    all.push(timed(() => work(item)));
    await new Promise((resolve) => setTimeout(resolve, 1000 / aSecond));
  }
  return Promise.all(all);
}

export const percentile95 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;

/** A transaction of the bare driver, with the same guarantees as core's and no retry. */
export async function bareTransaction(work: (session: ClientSession) => Promise<void>): Promise<void> {
  const session = mongoose.connection.getClient().startSession();
  try {
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true }, readPreference: 'primary' });
    await work(session as ClientSession);
    await session.commitTransaction();
  } finally {
    await session.endSession();
  }
}
