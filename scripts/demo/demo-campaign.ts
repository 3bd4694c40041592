import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { loadFiles } from '#core/load/load-files.ts';
import type { Act } from '#core/shared/author.ts';
import type { Cents } from '#core/shared/cents.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import type { Calendar } from './calendar.ts';
import { GESTIONNAIRE } from './demo-agents.ts';
import { writeAlloEnf } from './files.ts';

export interface CampaignWanted {
  families: number;
  children: number;
  seed: number;
  budget: Cents;
}

/** Initialises a campaign, loads its two files, opens it to families (R-CAM-01 to 08), each at its date. */
export async function openCampaign({ year, initAt, loadAt, openAt }: Calendar, wanted: CampaignWanted): Promise<void> {
  const by = (at: Date): Act => ({ author: GESTIONNAIRE, at });
  await initCampaign(by(initAt), { year, budget: wanted.budget });
  const dir = await mkdtemp(path.join(os.tmpdir(), 'tlj-demo-'));
  try {
    const { families, children, seed } = wanted;
    const files = await writeAlloEnf({ families, children, seed, year, dir, format: 'csv' });
    await loadFiles(by(loadAt), {
      year,
      allo: { name: `ALLO_${year}.csv`, path: files.allo },
      enf: { name: `ENF_${year}.csv`, path: files.enf },
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  await closeLoad(by(openAt), { year });
}
