/** Both minutes to sign, from a small result made here: what each says, as its reader has it. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { renderAcceptance } from '#templates/pdf/acceptance.tsx';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { idsIn, judgeRun } from '../../scripts/recette/judge-run.rules.ts';
import { ALL_REQUIREMENTS, REQUIREMENTS } from '../../scripts/recette/requirements.ts';
import { readTestRun, type TestRun } from '../../scripts/recette/test-run.ts';
import { doubtsOf } from '../../scripts/recette/version-here.ts';
import { writeMinutes } from '../../scripts/recette/write-minutes.ts';
import { needChromium, pagesOfPdf, textOfPdf } from '../factories/read-pdf.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'tlj-minutes-'));
const GROUPS = [
  {
    name: 'Essai',
    requirements: [
      { id: 'R-QR-01', title: 'Premier' },
      { id: 'R-QR-02', title: 'Deuxième' },
      { id: 'R-QR-03', title: 'Troisième' },
      { id: 'R-QR-04', title: 'Quatrième', toSee: 'Regarder.' },
    ],
  },
];

type Status = 'passed' | 'failed' | 'pending';

/** What jest writes, for a tree of our own: by file, the names of its tests. `null`: the file could not run. */
function results(files: Record<string, [name: string, status: Status][] | null>, tree = folder): string {
  const file = path.join(tree, 'resultats.json');
  const testResults = Object.entries(files).map(([name, tests]) => ({
    name: path.join(tree, name),
    status: tests?.every(([, status]) => status !== 'failed') ? 'passed' : 'failed',
    assertionResults: (tests ?? []).map(([fullName, status]) => ({ fullName, status })),
  }));
  writeFileSync(file, JSON.stringify({ startTime: Date.parse('2026-11-26T08:00:00Z'), wasInterrupted: false, testResults }));
  return file;
}

function treeOf(files: Record<string, string>): string {
  const tree = mkdtempSync(path.join(folder, 'tree-'));
  mkdirSync(path.join(tree, 'test'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(tree, 'test', name), text);
  return tree;
}

const outcomes = (run: TestRun): Record<string, string> =>
  Object.fromEntries(judgeRun(run, GROUPS).groups[0]!.requirements.map(({ id, outcome }) => [id, outcome]));

const RUN: TestRun = { startedAt: new Date('2026-11-26T08:00:00Z'), tests: [], broken: [], leftOut: [], interrupted: false };

test('R-REC-03: réussi, en échec, sans test, à voir par une personne : chaque exigence dit le sien', () => {
  const run: TestRun = {
    ...RUN,
    tests: [
      { name: 'R-QR-01: un', status: 'passed' },
      // Several ids in one name, and one that a describe gives: each has its share.
      { name: 'R-QR-01 R-QR-02: deux', status: 'failed' },
      { name: 'R-QR-02: trois', status: 'passed' },
    ],
  };
  expect(outcomes(run)).toEqual({ 'R-QR-01': 'failed', 'R-QR-02': 'failed', 'R-QR-03': 'untested', 'R-QR-04': 'person' });
  const { obstacles, counts } = judgeRun(run, GROUPS);
  expect(counts).toEqual({ proved: 0, failed: 2, unfinished: 0, untested: 1, person: 1 });
  expect(obstacles.join(' ')).toContain('2 exigences ont au moins un test en échec');
});

test('R-REC-03: une exécution incomplète ne prouve rien de ce qu’elle n’a pas lancé', () => {
  const tree = treeOf({ 'a.test.ts': 'R-QR-01', 'b.test.ts': "test('R-QR-02: un test')", 'c.test.tsx': 'R-QR-01 R-QR-03' });
  const run = readTestRun(results({ 'test/a.test.ts': [['R-QR-01: un', 'passed']], 'test/b.test.ts': null }, tree), tree);
  expect(outcomes(run)).toEqual({ 'R-QR-01': 'unfinished', 'R-QR-02': 'failed', 'R-QR-03': 'unfinished', 'R-QR-04': 'person' });
  const said = judgeRun(run, GROUPS).obstacles.join(' ');
  expect(said).toContain('1 fichier de tests n’a pas été lancé');
  expect(said).toContain('pas exécuté : test/b.test.ts');
  const skipped = judgeRun({ ...RUN, tests: [{ name: 'R-QR-01: un', status: 'skipped' }], interrupted: true }, GROUPS);
  expect(skipped.groups[0]!.requirements[0]!.outcome).toBe('unfinished');
  expect(skipped.obstacles).toEqual(expect.arrayContaining(['L’exécution a été interrompue.']));
});

test('R-REC-03: des résultats d’une autre révision, ou d’un dossier modifié, ne s’acceptent pas sans réserve', () => {
  const committedAt = new Date('2026-11-26T09:00:00Z');
  const here = { version: '1.0.0', commit: 'abc', committedAt, unrecorded: 0 };
  expect(doubtsOf(here, committedAt)).toEqual([]);
  expect(doubtsOf(here, RUN.startedAt)).toEqual(['Les tests ont été lancés avant la révision nommée.']);
  expect(doubtsOf({ ...here, unrecorded: 1 }, committedAt)).toHaveLength(1);
});

test('R-REC-03: la liste porte chaque exigence une fois, et chaque référence des tests est dans la liste', () => {
  const ids = ALL_REQUIREMENTS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  // Of a whole run, as far as names can be read without running it.
  const { leftOut: all } = readTestRun(results({}), ROOT);
  const leftOut = all.filter(({ file }) => file !== 'test/recette/minutes.test.ts');
  const named = leftOut.flatMap(({ text }) => idsIn(text)).filter((id) => !ids.includes(id));
  expect(named).toEqual([]);
  expect(ids.filter((id) => !leftOut.some(({ text }) => text.includes(id)))).toEqual(['D-TEC-01', 'R-REC-03']);
});

test('R-REC-03: le procès-verbal imprimé se lit, se pagine et se signe ; une référence inconnue y est', async () => {
  const printer = new PdfPrinter(await needChromium());
  const print = async (run: TestRun) => {
    const sheet = { ...judgeRun(run, GROUPS), version: '1.0.0, révision abc', environment: ['Node 20'], ranAt: run.startedAt };
    return printer.print(renderAcceptance({ ...sheet, madeAt: new Date('2026-11-26T10:00:00Z') }));
  };
  const proved = ['R-QR-01: un', 'R-QR-02: deux', 'R-QR-03: trois', 'R-QR-99: quatre'];
  const whole = await print({ ...RUN, tests: proved.map((name) => ({ name, status: 'passed' })) });
  const text = await textOfPdf(whole);
  expect(text).toContain('R-QR-01 Premier ✓ prouvée par 1 test');
  expect(text).toContain('R-QR-04 Quatrième ☐ aucun test : à vérifier par une personne');
  expect(text).toContain('Références inconnues');
  expect(text).toContain('R-QR-99, dans « R-QR-99: quatre »');
  expect(text).toContain('Recette prononcée sans réserve');
  for (const words of ['Pour la Caf de l’Essonne', 'Pour le prestataire', 'Qualité :', 'Signature :', 'Page 1 sur 2'])
    expect(text).toContain(words);
  expect(await pagesOfPdf(whole)).toBe(2);
  const red = await textOfPdf(await print({ ...RUN, tests: [{ name: 'R-QR-02: deux', status: 'failed' }] }));
  expect(red).toContain('R-QR-02 Deuxième ✗ échec : 1 test sur 1');
  expect(red).toContain('R-QR-03 Troisième – aucun test');
  expect(red).toContain('Tests en échec R-QR-02: deux');
  expect(red).not.toContain('Recette prononcée sans réserve');
  await printer.close();
});

test('R-REC-03: la commande écrit les deux procès-verbaux, celui de mise en production avec étapes et retour en arrière', async () => {
  const { files, verdict } = await writeMinutes(results({ 'test/a.test.ts': [['R-QR-01: un', 'passed']] }), folder);
  expect(verdict.obstacles.length).toBeGreaterThan(0);
  const [recette = '', production = ''] = await Promise.all(files.map(async (file) => textOfPdf(readFileSync(file))));
  for (const { name } of REQUIREMENTS) expect(recette).toContain(name);
  for (const { id } of ALL_REQUIREMENTS) expect(recette).toContain(id);
  for (const words of ['Retour en arrière', 'Mises à jour de la base', 'mongodump', 'Version en place avant', 'Pour le prestataire'])
    expect(production).toContain(words);
});
