import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { Children, Families } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { cancelLoad } from '#core/load/cancel-load.ts';
import { confirmLoad } from '#core/load/confirm-load.ts';
import { findLoad } from '#core/load/find-loads.ts';
import { LoadRejects, Loads } from '#core/load/load.model.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { registerLoad } from '#core/load/register-load.ts';
import { runNextLoad } from '#core/load/run-next-load.ts';
import { actNow, system } from '#core/shared/author.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { writeAlloEnf } from '../../scripts/demo/files.ts';
import { emptyDatabase, useOwnDatabase } from '../factories/database.ts';
import { aLoader } from '../factories/loader.ts';

const { uri } = useOwnDatabase();
const act = actNow(system('test'));
const YEAR = 2026;
const FAMILIES = 4_000;
const CHILDREN = 7_000;
let files: { allo: { name: string; path: string }; enf: { name: string; path: string } };

beforeAll(async () => {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'tlj-crash-'));
  const { allo, enf } = await writeAlloEnf({ families: FAMILIES, children: CHILDREN, seed: 3, dir, format: 'csv', year: YEAR });
  files = { allo: { name: 'allo.csv', path: allo }, enf: { name: 'enf.csv', path: enf } };
});

beforeEach(async () => {
  await emptyDatabase();
  await initCampaign(act, { year: YEAR });
});

const count = async () => ({
  families: await Families.countDocuments(),
  children: await Children.countDocuments(),
  forfaits: await Forfaits.countDocuments(),
});

/** Waits until the load in the other process has read `lines`. */
async function until(said: AsyncIterator<string>, lines: number): Promise<void> {
  for (;;) {
    const { value, done } = await said.next();
    if (done || (JSON.parse(value) as { done?: number }).done! >= lines) return;
  }
}

describe('un chargement coupé', () => {
  test.each([1_000, 6_000])(
    'R-CAM-07 : tué net après %i lignes, rien n’est à moitié écrit, et les mêmes fichiers le terminent',
    async (lines) => {
      const loader = await aLoader(uri());
      loader.go({ year: YEAR, ...files });
      await until(loader.said, lines);
      await loader.killForGood();
      const cut = await count();
      expect(cut.families + cut.children).toBeGreaterThanOrEqual(lines);
      expect(cut.families + cut.children).toBeLessThan(FAMILIES + CHILDREN);
      expect(cut.forfaits).toBe(cut.children);
      const answer = await loadFiles(act, { year: YEAR, ...files });
      expect(answer.families).toMatchObject({ new: FAMILIES - cut.families, unchanged: cut.families });
      expect(answer.children).toMatchObject({ new: CHILDREN - cut.children, unchanged: cut.children });
      expect(await count()).toEqual({ families: FAMILIES, children: CHILDREN, forfaits: CHILDREN });
      expect((await Loads.find().lean()).map(({ state }) => state).sort()).toEqual(['done', 'failed']);
    },
  );

  // A killed client's transaction stays open a while in MongoDB (test/setup/global-setup.mjs): this waits for it.
  test('R-CAM-07 : le worker tué net, un autre reprend où il en était, et les nombres sont justes', async () => {
    const id = await registerLoad(act, { year: YEAR, ...files });
    await runNextLoad({ holder: 'test' });
    await confirmLoad(act, id);
    const loader = await aLoader(uri());
    loader.go({ worker: 'premier' });
    while ((await Families.countDocuments()) < 2_000) await new Promise((resolve) => setTimeout(resolve, 5));
    await loader.kill();
    const warnings = await LoadRejects.countDocuments({ loadId: id });
    expect(await runNextLoad({ holder: 'second' })).toBe(id);
    expect(await findLoad(id)).toMatchObject({
      state: 'done',
      fence: 3,
      counts: { allo: { new: FAMILIES, unchanged: 0, lines: FAMILIES }, enf: { new: CHILDREN, unchanged: 0, lines: CHILDREN } },
    });
    expect(await count()).toEqual({ families: FAMILIES, children: CHILDREN, forfaits: CHILDREN });
    expect(await LoadRejects.countDocuments({ loadId: id })).toBeGreaterThanOrEqual(warnings);
  });

  test('R-CAM-07 : celui qui a perdu son bail n’écrit plus rien', async () => {
    let stolen = false;
    const progress = async (): Promise<void> => {
      await Loads.updateMany({ underWay: true }, { $inc: { fence: 1 } });
    };
    const load = loadFiles(act, {
      year: YEAR,
      ...files,
      onProgress: ({ done }) => {
        if (done >= 2_000 && !stolen) {
          stolen = true;
          void progress();
        }
      },
    });
    await expect(load).rejects.toMatchObject({ code: 'CHARGEMENT_ETAT' });
    const { families } = await count();
    expect(families).toBeLessThan(FAMILIES);
  });

  test('R-CAM-08 : le top de clôture pendant un chargement l’arrête entre deux blocs', async () => {
    let closing: Promise<unknown> | undefined;
    const load = loadFiles(act, {
      year: YEAR,
      ...files,
      onProgress: async ({ done }) => {
        if (done >= 2_000) await (closing ??= closeLoad(act, { year: YEAR }));
      },
    });
    await expect(load).rejects.toMatchObject({ code: 'CHARGEMENT_CLOS' });
    await closing;
    const cut = await count();
    expect(cut.families % 1_000).toBe(0);
    expect(cut.families + cut.children).toBeLessThan(FAMILIES + CHILDREN);
    expect((await Campaigns.findById(YEAR).lean())?.state).toBe('open');
  });

  test('R-CAM-06 : annuler un chargement en cours l’arrête entre deux blocs', async () => {
    let cancelling: Promise<unknown> | undefined;
    const cancel = async (): Promise<void> => cancelLoad(act, (await Loads.findOne({ underWay: true }).lean())!._id);
    const load = loadFiles(act, {
      year: YEAR,
      ...files,
      onProgress: async ({ done }) => {
        if (done >= 2_000) await (cancelling ??= cancel());
      },
    });
    await expect(load).rejects.toMatchObject({ code: 'CHARGEMENT_ETAT', message: expect.stringContaining('abandonné') });
    await cancelling;
    expect((await count()).families).toBeLessThan(FAMILIES + 1);
    expect((await Loads.findOne().lean())?.state).toBe('cancelled');
  });
});
