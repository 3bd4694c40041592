import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Families } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import type { Source } from '#core/load/file-kinds.ts';
import { LoadRejects } from '#core/load/load.model.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { writeRejectFile } from '#core/load/write-reject-file.ts';
import { actNow, system } from '#core/shared/author.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { aFile, anAllo, anEnf, anXlsx, ENF_HEADER } from '../factories/load-files.ts';

useDatabase();
const act = actNow(system('test'));
const YEAR = 2026;

beforeEach(async () => {
  await emptyDatabase();
  await initCampaign(act, { year: YEAR });
});

const load = (files: { allo?: Source; enf?: Source }) => loadFiles(act, { year: YEAR, ...files });
const forfait = (sias: string) => Forfaits.findById(`${YEAR}:${sias}`).lean();
const family = (matricule: string) => Families.findById(`${YEAR}:${matricule}`).lean();

const ZOE = '0412387;Lefèvre;Zoé;zoe@courriel.example;91228;Évry-Courcouronnes';
const AICHA = '0500001;N’Diaye;Aïcha;aicha@courriel.example;91377;Massy';
const NOE = '0412387;0098123;Lefèvre;Noé;14/03/2016;105,00';
const LINA = '0500001;0098124;N’Diaye;Lina;02/05/2014;60,00';

describe('rejets et reprise', () => {
  test('R-CAM-04 : une mauvaise ligne n’arrête pas les bonnes ; fichier, ligne, code et phrase sont rendus', async () => {
    const answer = await load({ allo: anAllo('X;A;B;;;', ZOE, ZOE, AICHA.replace('aicha@', 'aicha')), enf: anEnf(LINA, NOE) });
    expect(answer).toMatchObject({ families: { new: 1, rejected: 3 }, children: { new: 1, rejected: 1 } });
    expect(answer.rejects.map(({ file, line, code }) => `${file} ${line} ${code}`)).toEqual([
      'allo 2 MATRICULE_INVALIDE',
      'allo 4 MATRICULE_EN_DOUBLE',
      'allo 5 MAIL_INVALIDE',
      'enf 2 PARENT_REJETE',
    ]);
  });

  test('R-CAM-04 : l’enfant d’un parent rejeté suit dès que la ligne du parent est reprise, sans son fichier', async () => {
    await load({ allo: anAllo(AICHA.replace('aicha@', 'aicha')), enf: anEnf(LINA) });
    const answer = await load({ allo: anAllo(AICHA) });
    expect(answer).toMatchObject({ families: { new: 1 }, children: { new: 1 }, totalCents: 6_000 });
    expect(await forfait('0098124')).toMatchObject({ available: 6_000 });
    expect(await LoadRejects.countDocuments({ takenUp: null })).toBe(0);
    expect(await LoadRejects.countDocuments({ takenUp: answer.loadId })).toBe(2);
  });

  test('R-CAM-04 : PARENT_REJETE vaut aussi pour un parent rejeté par un chargement plus ancien', async () => {
    await load({ allo: anAllo(AICHA.replace('aicha@', 'aicha')) });
    expect((await load({ enf: anEnf(LINA) })).rejects).toEqual([expect.objectContaining({ code: 'PARENT_REJETE' })]);
  });

  test('R-CAM-05 : un rejet dont l’identifiant était illisible est repris par la ligne du même nom', async () => {
    await load({ allo: anAllo(ZOE), enf: anEnf(NOE.replace('0098123', '98123X')) });
    const { loadId } = await load({ enf: anEnf(NOE) });
    expect(await LoadRejects.find({ level: 'reject' }).lean()).toEqual([
      expect.objectContaining({ code: 'SIAS_INVALIDE', takenUp: loadId }),
    ]);
  });

  test('R-CAM-05 : un double n’est pas repris par le même fichier chargé de nouveau', async () => {
    const files = { allo: anAllo(ZOE, ZOE) };
    await load(files);
    await load(files);
    expect(await LoadRejects.countDocuments({ takenUp: { $ne: null } })).toBe(0);
    await load({ allo: anAllo(ZOE) });
    expect(await LoadRejects.countDocuments({ takenUp: null })).toBe(0);
  });

  test('R-CAM-05 : le fichier de rejets a la forme du fichier, plus « motif », et se recharge une fois corrigé', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'tlj-rejets-'));
    const { loadId } = await load({ allo: anAllo(ZOE, '0500001;=SOMME(A1);"Aï;cha";aicha;91377;Massy') });
    const file = await writeRejectFile(loadId, 'allo', dir);
    expect(path.basename(file!)).toBe('allo_REJETS.csv');
    const text = readFileSync(file!, 'utf8');
    expect(text).toMatch(
      /^\ufeffMatricule;Nom;Prénom;Mail;Code INSEE;Commune;motif\r\n0500001;'=SOMME\(A1\);"Aï;cha";aicha;91377;Massy;MAIL_INVALIDE : /,
    );
    const mended = aFile('allo_REJETS.csv', text.replace(';aicha;', ';aicha@courriel.example;'));
    expect(await load({ allo: mended })).toMatchObject({ families: { new: 1, rejected: 0 } });
    expect(await family('0500001')).toMatchObject({ lastName: '=SOMME(A1)', firstName: 'Aï;cha' });
  });

  test('R-CAM-05 : les rejets d’un .xlsx sont un .xlsx qui se recharge', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'tlj-rejets-'));
    await load({ allo: anAllo(ZOE) });
    const { loadId } = await load({
      enf: anXlsx('enf.xlsx', [ENF_HEADER.split(';'), [412387, 98123, 'Lefèvre', 'Noé', new Date('2016-03-14'), 106]]),
    });
    const file = await writeRejectFile(loadId, 'enf', dir);
    expect(path.basename(file!)).toBe('enf_REJETS.xlsx');
    const again = await load({ enf: { name: 'enf_REJETS.xlsx', path: file! } });
    expect(again.rejects).toEqual([expect.objectContaining({ line: 2, code: 'MONTANT_HORS_BAREME' })]);
  });
});
