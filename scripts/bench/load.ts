/**
 * How fast the two files load (issue 3, §9): each figure beside its floor, measured in turn on the connected database.
 * The floor is the driver's insertMany of the same documents, made beforehand.
 */
import mongoose from 'mongoose';
import type { Benchmark, Figures } from './figures.ts';
import { emptyCampaign, type Files, load, REAL, watchMemory, withFiles, WRITTEN } from './load-ground.ts';
import { timed, turns } from './turns.ts';

/** load.csv: read, checked, planned, written, recorded; at most twice the floor. */
export const benchLoadCsv: Benchmark = (tools) => benchLoad('load.csv', 'csv', 2, tools);

/** load.xlsx: the same rows from Excel; at most four times the floor. */
export const benchLoadXlsx: Benchmark = (tools) => benchLoad('load.xlsx', 'xlsx', 4, tools);

async function benchLoad(
  name: string,
  format: 'csv' | 'xlsx',
  ratioToReach: number,
  { iterations }: { iterations: number },
): Promise<Figures> {
  return withFiles({ ...REAL, format }, (files) =>
    turns(iterations, { name, work: [], floor: [], ratioToReach }, async () => {
      await emptyCampaign();
      const work = await timed(() => load(files));
      const documents = await takeDocuments();
      await emptyCampaign();
      return { work, floor: await timed(() => insertAll(documents)) };
    }),
  );
}

/** load.again: the same files once more, nothing changed; its floor is load.csv itself. */
export const benchLoadAgain: Benchmark = ({ iterations }) =>
  withFiles({ ...REAL, format: 'csv' }, (files) =>
    turns(iterations, { name: 'load.again', work: [], floor: [], ratioToReach: 0.6 }, async () => {
      await emptyCampaign();
      const floor = await timed(() => load(files));
      return { floor, work: await timed(() => load(files)) };
    }),
  );

/** scale: ten campaigns in one; at most 1.1 times ten loads, and a peak memory under 600 MB. Two turns at most: one takes minutes. */
export const benchScale: Benchmark = async ({ iterations }) => {
  const small = await withFiles({ ...REAL, format: 'csv' }, (files) => medianOf(Math.min(iterations, 3), files));
  const tenfold = { families: REAL.families * 10, children: REAL.children * 10, seed: REAL.seed, format: 'csv' as const };
  return withFiles(tenfold, async (files) => {
    const measured: Figures = { name: 'scale', work: [], floor: [], ratioToReach: 1.1, peakMemoryMb: 0 };
    for (let turn = 0; turn < Math.min(iterations, 2); turn++) {
      await emptyCampaign();
      const memory = watchMemory();
      measured.work.push(await timed(() => load(files)));
      measured.floor.push(small * 10);
      measured.peakMemoryMb = Math.max(measured.peakMemoryMb ?? 0, memory.stop());
    }
    return measured;
  });
};

async function medianOf(count: number, files: Files): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    await emptyCampaign();
    times.push(await timed(() => load(files)));
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

type Documents = Map<string, object[]>;

async function takeDocuments(): Promise<Documents> {
  const taken: Documents = new Map();
  for (const { name } of WRITTEN) taken.set(name, await mongoose.connection.db!.collection(name).find().toArray());
  return taken;
}

async function insertAll(documents: Documents): Promise<void> {
  for (const [name, all] of documents) if (all.length > 0) await mongoose.connection.db!.collection(name).insertMany(all);
}
