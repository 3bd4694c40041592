/**
 * How fast the two files load (issue 3, §9): each figure beside its floor, measured in turn on the connected database.
 * The floor is the driver's insertMany of the same documents, made beforehand.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { campaignSpec } from '#core/campaign/campaign.model.ts';
import { familySpecs } from '#core/family/family.model.ts';
import { forfaitSpec } from '#core/forfait/forfait.model.ts';
import { loadSpecs } from '#core/load/load.model.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { applySpec } from '#core/schema/apply-spec.ts';
import { actNow, system } from '#core/shared/author.ts';
import { auditSpecs } from '#core/audit/audit-event.model.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { writeAlloEnf } from '../demo/files.ts';

export interface Measured {
  name: string;
  /** Milliseconds of each turn. */
  work: number[];
  floor: number[];
  ratioToReach: number;
  peakMemoryMb?: number;
}

export interface BenchTools {
  iterations: number;
}

const YEAR = 2026;
const REAL = { families: 29_500, children: 51_300, seed: 91 };
const WRITTEN = [...familySpecs, forfaitSpec] as const;

/** load.csv: read, checked, planned, written, recorded; at most twice the floor. */
export const benchLoadCsv = (tools: BenchTools): Promise<Measured> => benchLoad('load.csv', 'csv', 2, tools);

/** load.xlsx: the same rows from Excel; at most four times the floor. */
export const benchLoadXlsx = (tools: BenchTools): Promise<Measured> => benchLoad('load.xlsx', 'xlsx', 4, tools);

async function benchLoad(name: string, format: 'csv' | 'xlsx', ratioToReach: number, { iterations }: BenchTools): Promise<Measured> {
  return withFiles({ ...REAL, format }, async (files) => {
    const measured: Measured = { name, work: [], floor: [], ratioToReach };
    await turns(
      iterations,
      async () => {
        await emptyCampaign();
        const work = await timed(() => load(files));
        const documents = await takeDocuments();
        await emptyCampaign();
        return { work, floor: await timed(() => insertAll(documents)) };
      },
      measured,
    );
    return measured;
  });
}

/** load.again: the same files once more, nothing changed; its floor is load.csv itself. */
export async function benchLoadAgain({ iterations }: BenchTools): Promise<Measured> {
  return withFiles({ ...REAL, format: 'csv' }, async (files) => {
    const measured: Measured = { name: 'load.again', work: [], floor: [], ratioToReach: 0.6 };
    await turns(
      iterations,
      async () => {
        await emptyCampaign();
        const floor = await timed(() => load(files));
        return { floor, work: await timed(() => load(files)) };
      },
      measured,
    );
    return measured;
  });
}

/** scale: ten campaigns in one; at most 1.1 times ten loads, and a peak memory under 600 MB. Two turns at most: one takes minutes. */
export async function benchScale({ iterations }: BenchTools): Promise<Measured> {
  const small = await withFiles({ ...REAL, format: 'csv' }, (files) => medianOf(Math.min(iterations, 3), files));
  const tenfold = { families: REAL.families * 10, children: REAL.children * 10, seed: REAL.seed, format: 'csv' as const };
  return withFiles(tenfold, async (files) => {
    const measured: Measured = { name: 'scale', work: [], floor: [], ratioToReach: 1.1, peakMemoryMb: 0 };
    for (let turn = 0; turn < Math.min(iterations, 2); turn++) {
      await emptyCampaign();
      const memory = watchMemory();
      measured.work.push(await timed(() => load(files)));
      measured.floor.push(small * 10);
      measured.peakMemoryMb = Math.max(measured.peakMemoryMb ?? 0, memory.stop());
    }
    return measured;
  });
}

async function medianOf(count: number, files: Files): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    await emptyCampaign();
    times.push(await timed(() => load(files)));
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

interface Files {
  allo: string;
  enf: string;
}

async function withFiles<T>(wanted: Omit<Parameters<typeof writeAlloEnf>[0], 'dir'>, work: (files: Files) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'tlj-bench-'));
  try {
    return await work(await writeAlloEnf({ ...wanted, dir, year: YEAR }));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** One turn to warm up, then those that count. */
async function turns(count: number, turn: () => Promise<{ work: number; floor: number }>, into: Measured): Promise<void> {
  for (let number = 0; number <= count; number++) {
    const { work, floor } = await turn();
    if (number === 0) continue;
    into.work.push(work);
    into.floor.push(floor);
  }
}

const load = ({ allo, enf }: Files) => {
  const source = (file: string) => ({ name: path.basename(file), path: file });
  return loadFiles(actNow(system('bench')), { year: YEAR, allo: source(allo), enf: source(enf) });
};

/** Collections are dropped and made again: MongoDB keeps what is deleted for minutes, and every turn would be slower than the one before. */
async function emptyCampaign(): Promise<void> {
  for (const spec of [...WRITTEN, ...loadSpecs, ...auditSpecs, campaignSpec]) {
    await mongoose.connection.db!.dropCollection(spec.name).catch(() => undefined);
    await applySpec(spec);
  }
  await initCampaign(actNow(system('bench')), { year: YEAR });
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

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Resident memory of this process, looked at ten times a second. */
function watchMemory(): { stop(): number } {
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage().rss / 1_000_000);
  };
  const timer = setInterval(look, 100);
  return {
    stop: () => {
      look();
      clearInterval(timer);
      return Math.round(peak);
    },
  };
}
