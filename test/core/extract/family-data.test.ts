import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import * as XLSX from 'xlsx';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { openSession } from '#core/access/sessions.ts';
import { familySubject } from '#core/access/subject.ts';
import { keepAttestationDraft } from '#core/depense/keep-attestation-draft.ts';
import { CLUBS, HOLDINGS, NOT_THEIRS } from '#core/extract/family-data/holdings.ts';
import { takeFamilyData } from '#core/extract/family-data/take-family-data.ts';
import { requestReset } from '#core/family/request-reset.ts';
import { changesPrefix, LoadChanges } from '#core/load/load-change.model.ts';
import { LoadRejects, Loads } from '#core/load/load.model.ts';
import { allSpecs } from '#core/schema/all-specs.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { aPdf } from '../../factories/attestations.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { approved, aSubmitted } from '../../factories/depenses.ts';
import {
  aChild,
  aFamily,
  anAccount,
  aScheme,
  byFamily,
  bySystem,
  LINA,
  MAIL,
  MATRICULE,
  NOE,
  type Scheme,
  YEAR,
} from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
const OWNER = { campaign: YEAR, matricule: MATRICULE };
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  await anAccount();
});

/** The archive, opened by another program's reader of ZIP archives: the one of spreadsheets. */
async function taken(act = byFamily()): Promise<Record<string, Buffer>> {
  const bytes = await buffer(Readable.from(await takeFamilyData(act, OWNER)));
  const { FullPaths, FileIndex } = XLSX.CFB.read(bytes, { type: 'buffer' }) as {
    FullPaths: string[];
    FileIndex: { content?: Uint8Array }[];
  };
  const files = FileIndex.map(({ content }, place) => [FullPaths[place]!.replace('Root Entry/', ''), Buffer.from(content ?? [])] as const);
  return Object.fromEntries(files.filter(([name]) => /\.\w+$/.test(name)));
}
const named = (files: Record<string, Buffer>, end: string): string =>
  files[Object.keys(files).find((name) => name.endsWith(end))!]!.toString();

test('R-SEC-01: chaque collection est rendue à la famille, ou dite étrangère avec sa raison', () => {
  const told = new Set(HOLDINGS.map(({ model }) => model.collection.collectionName));
  const silent = allSpecs.map(({ name }) => name).filter((name) => !told.has(name) && !(name in NOT_THEIRS) && !CLUBS.test(name));
  expect(silent).toEqual([]);
  expect(Object.keys(NOT_THEIRS).filter((name) => told.has(name))).toEqual([]);
});

test('R-SEC-01: la famille emporte tout ce que le service garde d’elle : mots, tableur, fichiers, et le journal le note', async () => {
  await openSession({ kind: 'family', subject: familySubject(YEAR, MATRICULE), data: {}, device: 'Téléphone Android, Chrome' });
  await requestReset(byFamily(), { matricule: MATRICULE, mail: MAIL });
  const { code } = await issueVoucher(byFamily(), { ...OWNER, sias: LINA, partnerId: scheme.judo, amount: 3000 });
  const pdf = aPdf();
  const depense = await aSubmitted({ attestation: pdf });
  await approved(depense, bySystem());
  await keepAttestationDraft(OWNER, { name: 'photo du lundi.pdf', bytes: aPdf() });
  const files = await taken();
  const json = named(files, 'donnees.json');
  const all = JSON.parse(json) as Record<string, unknown[]>;
  for (const canary of [
    MATRICULE,
    'Nadia',
    'MOREL',
    MAIL,
    LINA,
    '2016-03-14',
    code,
    depense,
    'Danse à Grigny',
    'Sofia Lopez',
    'photo du lundi.pdf',
    'Téléphone Android, Chrome',
  ])
    expect(json).toContain(canary);
  for (const { name } of HOLDINGS) expect(all[name]).toBeDefined();
  for (const name of [
    'famille',
    'enfants',
    'forfaits',
    'qrCodes',
    'remboursements',
    'sommesDues',
    'compte',
    'courriels',
    'connexionsOuvertes',
    'liensEnvoyes',
    'journal',
  ])
    expect([name, all[name]!.length > 0]).toEqual([name, true]);
  expect(named(files, 'operations.csv').replace(/\s/g, ' ')).toMatch(
    /Remboursement;Lina;Danse à Grigny;50,00;Acceptée.*QR code;Lina;Judo Club de Grigny;30,00;À scanner|QR code;Lina;Judo.*Danse/,
  );
  expect(named(files, 'courriels.csv')).toContain('Lien pour changer de mot de passe');
  expect(named(files, 'journal.csv')).toContain('Le service;Remboursement accepté');
  expect(named(files, 'enfants.csv')).toContain('MOREL;Noé');
  expect(Buffer.compare(files[Object.keys(files).find((name) => name.endsWith(`${depense}-1.pdf`))!]!, pdf)).toBe(0);
  expect(await AuditEvents.countDocuments({ kind: 'family.dataTaken', 'author.id': MATRICULE, 'after.files': 1 })).toBe(1);
});

test('R-SEC-01: ni secret, ni lien qui ouvre, ni agent, ni autre famille dans ce qui est emporté', async () => {
  await aFamily({ matricule: '0500001', mail: 'autre@exemple.fr' });
  await aChild({ sias: '0700001', matricule: '0500001', firstName: 'Zoé' });
  await anAccount(true, '0500001');
  await requestReset(byFamily(), { matricule: MATRICULE, mail: MAIL });
  await approved(await aSubmitted(), bySystem(undefined, 'agent-discret'));
  await movedFromAnother();
  const whole = Object.values(await taken())
    .map((bytes) => bytes.toString('latin1'))
    .join('\n');
  for (const secret of [
    '$2',
    'premier',
    '/famille/reinitialisation/',
    '0500001',
    'autre@exemple.fr',
    'Zoé',
    '0700001',
    '"stamp"',
    '"salt"',
    'agent-discret',
  ])
    expect(whole).not.toContain(Buffer.from(secret).toString('latin1'));
  expect(whole).toContain(Buffer.from('ligne de ce dossier').toString('latin1'));
});

/** Noé came from the other family's file, and a later line of it still names him: as loads leave it. */
async function movedFromAnother(): Promise<void> {
  const load = { loadId: 'charge', campaign: YEAR, file: 'enf', simulated: false };
  await Loads.collection.insertOne({ _id: 'charge', campaign: YEAR, underWay: false, fence: 0 } as never);
  const [before, after] = [{ matricule: '0500001' }, { matricule: MATRICULE }];
  const who = { key: NOE, who: 'MOREL Noé', about: ['parent'], trace: null };
  await LoadChanges.collection.insertOne({
    _id: `${changesPrefix('charge', false, 'enf')}${NOE}`,
    ...load,
    ...who,
    before,
    after,
  } as never);
  const said = { level: 'reject', code: 'PARENT_DIFFERENT', parent: null, key: NOE, likeness: null, takenUp: null };
  for (const [line, parent, reason] of [
    [2, '0500001', 'ligne de l’autre dossier'],
    [3, MATRICULE, 'ligne de ce dossier'],
  ] as const)
    await LoadRejects.collection.insertOne({ _id: `charge:enf:${line}`, ...load, ...said, line, reason, cells: [parent, NOE] } as never);
}

test('R-SEC-01: cinq fois par heure, puis plus tard ; une famille inconnue n’emporte rien', async () => {
  for (let time = 0; time < 5; time++) await taken();
  await expect(taken()).rejects.toMatchObject({ code: 'TROP_D_ESSAIS', status: 429 });
  await expect(takeFamilyData(byFamily(), { campaign: YEAR, matricule: '9999999' })).rejects.toMatchObject({ code: 'INTROUVABLE' });
  expect(await AuditEvents.countDocuments({ kind: 'family.dataTaken' })).toBe(5);
});
