/** Past years by the real command line: the purge asks for its confirmation, and an archived campaign refuses every command (R-CAM-09). */
import { jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Campaign, Campaigns } from '#core/campaign/campaign.model.ts';
import { Families } from '#core/family/family.model.ts';
import { closeCampaign } from '#core/year/close-campaign.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { useOwnDatabase } from '../factories/database.ts';
import { type Ran, tljWith } from '../factories/run-tlj.ts';
import { aFamily, bySystem } from '../factories/scheme.ts';

jest.setTimeout(120_000);

const { uri } = useOwnDatabase();
let folder: string;
let tlj: (...args: string[]) => Promise<Ran>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-purge-'));
  const now = '2026-07-25T08:00:00Z';
  tlj = tljWith({ MONGODB_URI: uri(), DATA_DIR: path.join(folder, 'data'), TLJ_ENV: 'test', TLJ_NOW: now, LOG_LEVEL: 'silent' });
  for (let year = 2022; year <= 2026; year++) {
    await initCampaign(bySystem(`${year}-07-20T08:00:00Z`), { year });
    await aFamily({ campaign: year, matricule: '0412387' });
    if (year === 2026) break;
    await closeLoad(bySystem(`${year}-08-01T08:00:00Z`), { year });
    await closeCampaign(bySystem(`${year + 1}-06-01T08:00:00Z`), { year });
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const stateOf = async (year: number): Promise<unknown> => (await Campaigns.findById(year).lean<Campaign>())?.state;

test('R-CAM-09: « purge » veut l’année confirmée et A-4 au plus tard, puis donne les comptes par collection', async () => {
  expect(await tlj('purge', '2022')).toMatchObject({ code: 2 });
  expect(await tlj('purge', '2022', '--confirm', '2023', '--json')).toMatchObject({ code: 1, stdout: '' });
  expect((await tlj('purge', '2023', '--confirm', '2023')).stderr).toMatch(/trop récente/);
  expect(await Families.countDocuments({ campaign: 2022 })).toBe(1);
  const { code, stdout } = await tlj('purge', '2022', '--confirm', '2022', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ families: 1, auditEvents: 4 });
  expect([await stateOf(2022), await Families.countDocuments({ campaign: 2022 })]).toEqual(['purged', 0]);
  expect(await Families.countDocuments({ campaign: 2023 })).toBe(1);
});

test('R-CAM-09: une campagne archivée refuse « close-load », « reopen-load », « extend », « close » et « init »', async () => {
  for (const command of [
    ['close-load', '2025'],
    ['reopen-load', '2025', '--reason', 'oubli'],
    ['extend', '2025', '--end', '31/07/2026', '--reason', 'oubli'],
    ['close', '2025'],
    ['init', '2025'],
  ])
    expect([command, (await tlj('campaign', ...command)).code]).toEqual([command, 1]);
  expect(await stateOf(2025)).toBe('archived');
});
