/** The two files of a campaign of the Caf's size, an empty campaign to load them into, and how long that takes. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { auditSpecs } from '#core/audit/audit-event.model.ts';
import { campaignSpec } from '#core/campaign/campaign.model.ts';
import { familySpecs } from '#core/family/family.model.ts';
import { forfaitSpec } from '#core/forfait/forfait.model.ts';
import { loadSpecs } from '#core/load/load.model.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { applySpec } from '#core/schema/apply-spec.ts';
import { actNow, system } from '#core/shared/author.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { writeAlloEnf } from '../demo/files.ts';

const YEAR = 2026;
export const REAL = { families: 29_500, children: 51_300, seed: 91 };
/** What a load writes, but its own history. */
export const WRITTEN = [...familySpecs, forfaitSpec] as const;

export interface Files {
  allo: string;
  enf: string;
}

export async function withFiles<T>(
  wanted: Omit<Parameters<typeof writeAlloEnf>[0], 'dir'>,
  work: (files: Files) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'tlj-bench-'));
  try {
    return await work(await writeAlloEnf({ ...wanted, dir, year: YEAR }));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

export const load = ({ allo, enf }: Files) => {
  const source = (file: string) => ({ name: path.basename(file), path: file });
  return loadFiles(actNow(system('bench')), { year: YEAR, allo: source(allo), enf: source(enf) });
};

/** Collections are dropped and made again: MongoDB keeps what is deleted for minutes, and every turn would be slower than the one before. */
export async function emptyCampaign(): Promise<void> {
  for (const spec of [...WRITTEN, ...loadSpecs, ...auditSpecs, campaignSpec]) {
    await mongoose.connection.db!.dropCollection(spec.name).catch(() => undefined);
    await applySpec(spec);
  }
  await initCampaign(actNow(system('bench')), { year: YEAR });
}

/** Resident memory of this process, looked at ten times a second. */
export function watchMemory(): { stop(): number } {
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
