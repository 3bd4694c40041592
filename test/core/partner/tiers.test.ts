/** The tiers file (R-PAR-04): simulation, load, rejects and reprise, history; the same checks as by hand. */
import { mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { read, utils } from 'xlsx';
import type { Source } from '#core/load/file-kinds.ts';
import { addActivity } from '#core/partner/activities/change-activities.ts';
import { changePartner } from '#core/partner/change-partner.ts';
import { createPartner } from '#core/partner/create-partner.ts';
import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { partnerHistory } from '#core/partner/partner-history.ts';
import { suspendPartner } from '#core/partner/suspend-partner.ts';
import { cancelTiers, confirmTiers } from '#core/partner/tiers/decide-tiers.ts';
import { findPartnerLoad, listPartnerLoads } from '#core/partner/tiers/find-partner-loads.ts';
import { loadTiers, type TiersAnswer } from '#core/partner/tiers/load-tiers.ts';
import { type PartnerLoad, PartnerLoadLines, PartnerLoads } from '#core/partner/tiers/partner-load.model.ts';
import { registerTiers } from '#core/partner/tiers/register-tiers.ts';
import { runNextTiers } from '#core/partner/tiers/run-tiers.ts';
import { writeTiersRejects } from '#core/partner/tiers/tiers-reject-file.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { radiatePartner } from '#core/voucher/radiate-partner.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aFile, anXlsx } from '../../factories/load-files.ts';
import { aPartner, bySystem } from '../../factories/scheme.ts';

useDatabase();
beforeEach(emptyDatabase);

const HEADER = [
  'Numéro du Tiersi',
  'Rang du Tiersi',
  'Raison sociale',
  'Adresse Mel',
  'Type activité',
  'N° voie',
  'Type voie',
  'Adresse du partenaire ligne 1',
  'Adresse du partenaire ligne 2',
  'Code postal',
  'Commune',
  'Date état',
  'Dernier état connu',
  'Zone commentaire',
  'Code agent Caf',
];
const JUDO = [
  314583,
  1,
  'Judo Club',
  'judo@club.example',
  'Judo ; Aïkido',
  3,
  'rue',
  'des Lilas',
  '',
  91350,
  'Grigny',
  '15/10/2026',
  'C',
  '',
  'P0001',
];
const ARCHETS = [
  '0314790',
  '0001',
  'Les Petits Archets',
  'archets@club.example',
  'Musique',
  '',
  '',
  '2 place du Marché',
  '',
  '91130',
  'Ris-Orangis',
  '',
  '',
  '',
  '',
];
const changed = (row: unknown[], at: number, value: unknown): unknown[] => row.map((cell, place) => (place === at ? value : cell));
const workbook = (...rows: unknown[][]): Source => anXlsx('tiers.xlsx', [HEADER, ...rows]);
/** A workbook is read in a thread of its own, which takes a second to start: only where the format matters. */
const file = (...rows: unknown[][]): Source =>
  aFile('tiers.csv', [HEADER, ...rows].map((row) => row.map((cell) => `"${String(cell)}"`).join(';')).join('\r\n'));
const load = (rows: unknown[][], simulate = false, as = file): Promise<TiersAnswer> =>
  loadTiers(bySystem(), { source: as(...rows), simulate });
const found = async (tiersi: string): Promise<Partner> => (await Partners.findOne({ tiersi }).lean<Partner>())!;
const never = new AbortController().signal;

test('R-PAR-04: une simulation compte et n’écrit aucun partenaire ; le chargement fait ce qu’elle disait', async () => {
  const simulated = await load([JUDO, ARCHETS], true, workbook);
  expect(simulated).toMatchObject({ simulated: true, partners: { new: 2, changed: 0, unchanged: 0, rejected: 0 }, rejects: [] });
  expect(await Partners.countDocuments()).toBe(0);
  expect(await Outbox.countDocuments()).toBe(0);
  expect(await load([JUDO, ARCHETS], false, workbook)).toMatchObject({ simulated: false, partners: simulated.partners });
  expect(await found('0314583')).toMatchObject({
    rang: '0001',
    etat: 'C',
    etatDay: '2026-10-15',
    activities: ['Judo', 'Aïkido'],
    address: { number: '3', streetType: 'rue', line1: 'des Lilas', postalCode: '91350' },
  });
  expect(await Outbox.countDocuments({ 'letter.kind': 'partner-welcome' })).toBe(2);
});

test('R-CAM-05: le même fichier deux fois ne change rien, et une ligne absente ne supprime rien', async () => {
  await load([JUDO, ARCHETS]);
  const before = await Partners.find().sort({ _id: 1 }).lean();
  expect(await load([JUDO, ARCHETS])).toMatchObject({ partners: { new: 0, changed: 0, unchanged: 2, rejected: 0 } });
  expect(await load([JUDO])).toMatchObject({ partners: { unchanged: 1 } });
  expect(await Partners.find().sort({ _id: 1 }).lean()).toEqual(before);
});

test('R-CAM-06: un changement est montré avant → après, puis écrit dans l’historique du partenaire', async () => {
  await load([JUDO]);
  const moved = changed(JUDO, 10, 'Évry-Courcouronnes');
  const { loadId } = await load([moved], true);
  const change = { field: 'commune', before: 'Grigny', after: 'Évry-Courcouronnes' };
  expect(await PartnerLoadLines.findOne({ loadId, outcome: 'changed' }).lean()).toMatchObject({ changes: [change] });
  expect((await found('0314583')).address.commune).toBe('Grigny');
  expect(await load([moved])).toMatchObject({ partners: { changed: 1 } });
  expect((await partnerHistory((await found('0314583'))._id)).find(({ kind }) => kind === 'changed')).toMatchObject({
    changes: [change],
    due: true,
  });
});

test('R-CAM-05: ce qu’un agent a changé n’est écrasé que si la valeur du fichier a changé depuis', async () => {
  await load([JUDO]);
  const { _id, modifiedAt } = await found('0314583');
  const typed = {
    mail: 'agent@club.example',
    name: 'Judo Club',
    activities: ['Judo'],
    line1: 'des Lilas',
    postalCode: '91350',
    commune: 'Grigny',
  };
  await changePartner(bySystem('2026-11-24T09:00:00Z'), _id, modifiedAt, typed);
  expect(await load([JUDO])).toMatchObject({ partners: { unchanged: 1 } });
  expect((await found('0314583')).mail).toBe('agent@club.example');
  expect(await load([changed(JUDO, 3, 'neuf@club.example')])).toMatchObject({ partners: { changed: 1 } });
  expect(await found('0314583')).toMatchObject({ mail: 'neuf@club.example', activities: ['Judo'] });
});

test.each([
  ['le numéro Tiersi', 0, '12345678', 'TIERSI_INVALIDE'],
  ['le rang', 1, 'un', 'RANG_INVALIDE'],
  ['la raison sociale absente', 2, '', 'CHAMP_MANQUANT'],
  ['le mail', 3, 'judo@', 'MAIL_INVALIDE'],
  ['une activité exclue', 4, 'Soutien scolaire', 'ACTIVITE_EXCLUE'],
  ['une adresse trop longue', 7, 'a'.repeat(41), 'VALEUR_TROP_LONGUE'],
  ['le code postal', 9, '913', 'CODE_POSTAL_INVALIDE'],
  ['la date', 11, '31/02/2026', 'JOUR_ILLISIBLE'],
  ['un état R', 12, 'R', 'RADIE_DANS_LE_FICHIER'],
  ['un état inconnu', 12, 'Z', 'ETAT_NON_CHARGEABLE'],
  ['un commentaire trop long', 13, 'a'.repeat(101), 'VALEUR_TROP_LONGUE'],
])('R-CAM-04: %s rejette sa ligne, jamais les autres', async (_, at, value, code) => {
  const answer = await load([changed(JUDO, at, value), ARCHETS]);
  expect(answer).toMatchObject({ partners: { new: 1, rejected: 1 }, rejects: [{ file: 'tiers', line: 2, code }] });
  expect(answer.rejects[0]!.reason.length).toBeGreaterThan(20);
  expect(await Partners.distinct('tiersi')).toEqual(['0314790']);
});

test('R-CAM-04: un doublon du fichier, un partenaire radié ou une activité exclue par la Caf sont rejetés', async () => {
  const gone = await aPartner('Parti', '0300001');
  await suspendPartner(bySystem(), { partnerId: gone, reason: 'fermé' });
  await radiatePartner(bySystem(), { partnerId: gone, reason: 'fermé' });
  await addActivity(bySystem(), { label: 'Poney', domain: 'sport', state: 'excluded', reason: 'hors du dispositif' });
  const { rejects } = await load([JUDO, changed(JUDO, 2, 'Autre'), changed(ARCHETS, 0, '300001'), changed(ARCHETS, 4, 'poney')]);
  expect(rejects.map(({ line, code }) => [line, code])).toEqual([
    [3, 'TIERS_EN_DOUBLE'],
    [4, 'PARTENAIRE_RADIE'],
    [5, 'ACTIVITE_EXCLUE'],
  ]);
});

test('R-CAM-05: le fichier des rejets a les mêmes colonnes plus « motif » ; corrigé et rechargé, le rejet est repris', async () => {
  const first = await load([changed(JUDO, 3, 'judo@'), changed(ARCHETS, 0, 'X')], false, workbook);
  const dir = await mkdtemp(path.join(os.tmpdir(), 'tlj-rejets-test-'));
  const written = (await writeTiersRejects(first.loadId, dir))!;
  expect(path.basename(written)).toBe('tiers_REJETS.xlsx');
  const rows = utils.sheet_to_json<string[]>(read(await readFile(written)).Sheets.Rejets!, { header: 1 });
  expect(rows[0]).toEqual([...HEADER, 'motif']);
  expect(rows[1]!.at(-1)).toMatch(/^MAIL_INVALIDE : /);
  const second = await load([JUDO, ARCHETS]);
  expect(second).toMatchObject({ partners: { new: 2, rejected: 0 } });
  expect(await PartnerLoadLines.distinct('takenUp', { loadId: first.loadId, outcome: 'rejected' })).toEqual([second.loadId]);
  expect(await writeTiersRejects(second.loadId, dir)).toBeNull();
});

test('R-PAR-04: une activité nouvelle et un partenaire ressemblant sont chargés, avec un avertissement', async () => {
  await createPartner(bySystem(), {
    mail: 'judo@club.example',
    name: 'Judo',
    activities: ['Judo'],
    line1: 'x',
    postalCode: '91000',
    commune: 'Évry',
    tiersi: '7',
    rang: '1',
  });
  const { warnings, partners } = await load([JUDO]);
  expect(partners.new).toBe(1);
  expect(warnings.map(({ code }) => code)).toEqual(['ACTIVITE_NOUVELLE', 'PARTENAIRE_RESSEMBLANT']);
});

test('R-CAM-07: confirmé à l’écran, le fond le charge, garde l’historique et jette le fichier ; abandonné, rien n’est écrit', async () => {
  const given = await registerTiers(bySystem(), file(ARCHETS));
  await cancelTiers(bySystem(), given);
  const id = await registerTiers(bySystem(), file(JUDO));
  await confirmTiers(bySystem(), id);
  await expect(confirmTiers(bySystem(), id)).rejects.toMatchObject({ code: 'CHARGEMENT_ETAT' });
  await expect(cancelTiers(bySystem(), id)).rejects.toMatchObject({ code: 'CHARGEMENT_ETAT' });
  expect(await runNextTiers(never)).toBe(id);
  expect(await runNextTiers(never)).toBeNull();
  expect(await Partners.distinct('tiersi')).toEqual(['0314583']);
  expect((await listPartnerLoads()).map(({ state }) => state).sort()).toEqual(['cancelled', 'done']);
  expect(await findPartnerLoad(id)).toMatchObject({ counts: { lines: 1, new: 1 }, file: { name: 'tiers.csv' }, failure: null });
  expect(await PartnerLoads.countDocuments({ bytes: { $ne: null } })).toBe(0);
});

test('R-CAM-07: coupé au milieu, un second passage termine sans rien faire deux fois', async () => {
  const rows = Array.from({ length: 12 }, (_, rank) => [...changed(JUDO, 0, 400_000 + rank)]);
  const id = await registerTiers(bySystem(), file(...rows));
  await confirmTiers(bySystem(), id);
  const cut = new AbortController();
  await runNextTiers(cut.signal, ({ done }) => done >= 4 && cut.abort());
  const half = await Partners.countDocuments();
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(12);
  expect((await PartnerLoads.findById(id).lean<PartnerLoad>())!.state).toBe('running');
  await runNextTiers(never);
  expect(await findPartnerLoad(id)).toMatchObject({ state: 'done', counts: { lines: 12, new: 12, unchanged: 0, rejected: 0 } });
  expect(await Partners.countDocuments()).toBe(12);
  expect(await Outbox.countDocuments({ 'letter.kind': 'partner-welcome' })).toBe(12);
});

test('R-PAR-04: ce qui n’est pas un fichier de tiers est refusé entier, en disant ce qui manque', async () => {
  await expect(
    loadTiers(bySystem(), {
      source: anXlsx('autre.xlsx', [
        ['Matricule', 'Nom'],
        ['1', 'X'],
      ]),
      simulate: true,
    }),
  ).rejects.toMatchObject({
    code: 'FICHIER_REFUSE',
    message: expect.stringContaining('numéro Tiersi') as string,
  });
  expect(await PartnerLoads.countDocuments()).toBe(0);
});
