/** `tlj partners load`: the contract's JSON, exit codes and effect, by the real command line (R-PAR-04). */
import { jest } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Partners } from '#core/partner/partner.model.ts';
import { useOwnDatabase } from '../factories/database.ts';
import { anXlsx } from '../factories/load-files.ts';
import { tljWith } from '../factories/run-tlj.ts';

jest.setTimeout(120_000);
const { uri } = useOwnDatabase();

test('R-PAR-04: « partners load » simule, charge, rejette et dit pourquoi ; un autre fichier est refusé en une phrase', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-cli-tiers-'));
  const tlj = tljWith({
    MONGODB_URI: uri(),
    DATA_DIR: path.join(folder, 'data'),
    TLJ_ENV: 'test',
    TLJ_NOW: '2026-11-23T10:00:00Z',
    LOG_LEVEL: 'silent',
  });
  const file = anXlsx('tiers.xlsx', [
    ['Tiersi', 'Rang', 'Raison sociale', 'Mail', 'Activité', 'Adresse', 'Code postal', 'Commune'],
    [314583, 1, 'Judo Club', 'judo@club.example', 'Judo', '3 rue des Lilas', 91350, 'Grigny'],
    [314584, 1, 'Chorale', 'chorale@', 'Chant', '1 rue du Parc', 91300, 'Massy'],
  ]).path;
  const counts = { new: 1, changed: 0, unchanged: 0, rejected: 1 };
  const simulated = await tlj('partners', 'load', file, '--simulate', '--json');
  expect(JSON.parse(simulated.stdout)).toEqual({
    simulated: true,
    partners: counts,
    rejects: [{ file: 'tiers', line: 3, code: 'MAIL_INVALIDE', reason: expect.any(String) }],
    warnings: [],
    durationMs: expect.any(Number),
  });
  expect(await Partners.countDocuments()).toBe(0);
  const loaded = await tlj('partners', 'load', file, '--rejects', path.join(folder, 'rejets'));
  expect(loaded).toMatchObject({ code: 0, stdout: expect.stringContaining('1 nouveau') as string });
  expect(await readdir(path.join(folder, 'rejets'))).toHaveLength(1);
  expect(await Partners.distinct('tiersi')).toEqual(['0314583']);
  const wrong = await tlj('partners', 'load', anXlsx('x.xlsx', [['Matricule'], ['1']]).path, '--json');
  expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('numéro Tiersi') as string });
  expect(await tlj('partners', 'load', '/nulle/part.xlsx')).toMatchObject({ code: 1 });
  await rm(folder, { recursive: true, force: true });
});
