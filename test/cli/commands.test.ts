/** Every command of the contract, by the real command line: its JSON to the letter, its exit code, its effect. */
import { jest } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { type AuditEvent, AuditEvents } from '#core/audit/audit-event.model.ts';
import { sealAudit } from '#core/audit/seal-audit.ts';
import { Agents } from '#core/access/access.model.ts';
import { loginAgent } from '#core/access/login-agent.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { PartnerUsers } from '#core/partner/partner.model.ts';
import { actNow } from '#core/shared/author.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { useOwnDatabase } from '../factories/database.ts';
import { type Ran, tljWith } from '../factories/run-tlj.ts';

jest.setTimeout(300_000);

const YEAR = 2026;
const NOW = '2026-11-23T10:00:00Z';
const { uri } = useOwnDatabase();
let folder: string;
let tlj: (...args: string[]) => Promise<Ran>;
let partner: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-cli-'));
  tlj = tljWith({ MONGODB_URI: uri(), DATA_DIR: path.join(folder, 'data'), TLJ_ENV: 'test', TLJ_NOW: NOW, LOG_LEVEL: 'silent' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The JSON of a command that is done, and nothing else on stdout. */
async function json(...args: string[]): Promise<Record<string, unknown>> {
  const ran = await tlj(...args, '--json');
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(ran.stdout) as Record<string, unknown>;
}

async function refused(sentence: RegExp, ...args: string[]): Promise<void> {
  const ran = await tlj(...args, '--json');
  expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 1, stdout: '' });
  expect(ran.stderr).toMatch(sentence);
}

test('R-AGT-01: « agent create » crée le premier gestionnaire, dont le mot de passe affiché ouvre', async () => {
  const agent = ['agent', 'create', '--code', 'P0001911', '--mail', 'Zoe.Martin@caf.example', '--nom', 'Martin', '--prenom', 'Zoé'];
  const made = await json(...agent, '--profil', 'gestionnaire', '--print-password');
  expect(made).toEqual({ code: 'P0001911', mail: 'zoe.martin@caf.example', password: expect.stringMatching(/^\S{14}$/) });
  const act = { author: { kind: 'agent', id: 'P0001911' } as const, at: new Date(NOW) };
  expect(await loginAgent(act, { code: 'P0001911', mail: 'zoe.martin@caf.example', motDePasse: String(made.password) })).toEqual({
    code: 'P0001911',
    mustChange: true,
    needsCode: false,
  });
  await refused(/Un agent a déjà ce code ou cette adresse mail/, ...agent, '--profil', 'lecteur');
  const reader = [
    'agent',
    'create',
    '--code',
    'P0002911',
    '--mail',
    'lea@caf.example',
    '--nom',
    'Roy',
    '--prenom',
    'Léa',
    '--profil',
    'lecteur',
  ];
  expect(await json(...reader)).toEqual({ code: 'P0002911', mail: 'lea@caf.example' });
});

test('R-CAM-01: « campaign init » puis « show » disent année, état et nombres', async () => {
  const empty = { year: YEAR, state: 'draft', families: 0, children: 0, forfaitsCents: 0 };
  expect(await json('campaign', 'init', '2026', '--budget', '1 000 000,00')).toMatchObject(empty);
  expect(await json('campaign', 'show', '2026')).toMatchObject(empty);
  await refused(/La campagne 2026 existe déjà/, 'campaign', 'init', '2026');
  await refused(/La campagne 2031 n’existe pas/, 'campaign', 'show', '2031');
});

test('R-AGT-03 R-EXT-04: « --agent » vérifie les droits et signe le journal', async () => {
  await refused(/Vous n’avez pas le droit de faire cela/, 'campaign', 'close-load', '2026', '--agent', 'P0002911');
  await refused(/L’agent P7777911 n’existe pas/, 'campaign', 'show', '2026', '--agent', 'P7777911');
  await Agents.updateOne({ _id: 'P0002911' }, { $set: { active: false } });
  await refused(/L’agent P0002911 n’existe pas, ou n’est plus actif/, 'campaign', 'show', '2026', '--agent', 'P0002911');
});

test('R-CAM-04 R-CAM-05 R-CAM-06: « load » simule, charge, et écrit les rejets', async () => {
  const [allo, enf, rejects] = ['allo.csv', 'enf.csv', 'rejets'].map((name) => path.join(folder, name)) as [string, string, string];
  await writeFile(allo, 'Matricule;Nom;Prénom;Mail\n0412387;Morel;Nadia;nadia@exemple.fr\nABC;Faux;Jean;\n');
  await writeFile(enf, 'Matricule;Montant TLJ;Nom;Prénom;N° SIAS\n0412387;150,00;Morel;Lina;0098123\n0412387;105;Morel;Noé;0098124\n');
  const files = ['load', '--allo', allo, '--enf', enf];
  const expected = {
    families: { new: 1, changed: 0, unchanged: 0, rejected: 1 },
    children: { new: 2, changed: 0, unchanged: 0, rejected: 0 },
    totalCents: 25_500,
    rejects: [{ file: 'allo', line: 3, code: 'MATRICULE_INVALIDE', reason: expect.stringContaining('7 chiffres') }],
    durationMs: expect.any(Number),
  };
  const simulated = await tlj(...files, '--simulate', '--json');
  expect(JSON.parse(simulated.stdout)).toMatchObject({ simulated: true, ...expected });
  expect(await Forfaits.countDocuments()).toBe(0);
  const loaded = await tlj(...files, '--rejects', rejects, '--agent', 'P0001911', '--json');
  expect(loaded.code).toBe(0);
  expect(JSON.parse(loaded.stdout)).toMatchObject({ simulated: false, ...expected });
  expect(await readdir(rejects)).toEqual(['allo_REJETS.csv']);
  expect(await readFile(path.join(rejects, 'allo_REJETS.csv'), 'utf8')).toMatch(/motif[^]*ABC[^]*MATRICULE_INVALIDE/);
  expect(await json('campaign', 'show', '2026')).toMatchObject({ state: 'loading', families: 1, children: 2, forfaitsCents: 25_500 });
  expect(await AuditEvents.countDocuments({ kind: 'load.started', 'author.id': 'P0001911' })).toBe(1);
  await refused(/absent.csv ne peut pas être lu : ce chemin n’existe pas/, 'load', '--allo', path.join(folder, 'absent.csv'));
});

test('R-CAM-08: « close-load », « reopen-load » et le motif', async () => {
  expect(await json('campaign', 'close-load', '2026')).toMatchObject({ state: 'open' });
  await refused(/Le chargement de la campagne 2026 est clos/, 'campaign', 'close-load', '2026');
  expect(await json('campaign', 'reopen-load', '2026', '--reason', 'fichier reçu en retard')).toMatchObject({ state: 'open' });
  const reopened = await AuditEvents.findOne({ kind: 'campaign.loadReopened' }).lean<AuditEvent>();
  expect(reopened).toMatchObject({ author: { kind: 'system', id: 'tlj' }, after: { reason: 'fichier reçu en retard' } });
  expect(await json('campaign', 'close-load', '2026')).toMatchObject({ state: 'open' });
});

test('R-PAR-04: « partners create » crée un partenaire validé', async () => {
  const club = ['partners', 'create', '--mail', 'judo@club.example', '--nom', 'Judo Club', '--tiersi', '0314583', '--rang', '0001'];
  const place = ['--activite', 'Judo', '--adresse', '3 rue des Lilas', '--code-postal', '91350', '--commune', 'Grigny'];
  const made = await json(...club, ...place, '--kind', 'association');
  expect(made).toEqual({ id: expect.any(String), identifiant: expect.stringMatching(/^P\d{6}$/), tiersi: '0314583', rang: '0001' });
  partner = String(made.id);
  await refused(/existe déjà/, ...club, ...place);
});

/** A validated QR code, so that there is something to pay. */
async function validated(sias: string, amount: number): Promise<void> {
  const family = { ...actNow({ kind: 'family', id: '0412387' }), at: new Date(NOW) };
  const { code } = await issueVoucher(family, { campaign: YEAR, matricule: '0412387', sias, partnerId: partner, amount });
  const user = (await PartnerUsers.findOne({ partnerId: partner }).lean())!;
  await validateVoucher({ author: { kind: 'partner', id: user._id }, at: new Date(NOW) }, { code, partnerId: partner });
}

test('R-PAY-01 R-PAY-03: « payments » : aperçu, lot, fichier, annulation, traité', async () => {
  await refused(/Il n’y a rien à payer/, 'payments', 'generate', '--kind', 'partners');
  await validated('0098123', 5_000);
  const shape = { lines: 1, totalCents: 5_000 };
  expect(await json('payments', 'preview', '--kind', 'partners')).toMatchObject({
    batch: null,
    state: null,
    ...shape,
    fileName: null,
    sha256: null,
  });
  const first = await json('payments', 'generate', '--kind', 'partners', '--agent', 'P0001911');
  expect(first).toEqual({
    batch: '2026-001',
    state: 'generated',
    ...shape,
    fileName: 'PREPT_PARTENAIRES_2026_001.TXT',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(await json('payments', 'cancel', '2026-001', '--reason', 'essai')).toMatchObject({
    batch: '2026-001',
    state: 'cancelled',
    ...shape,
  });
  const second = await json('payments', 'generate', '--kind', 'partners');
  const out = path.join(folder, 'a-transmettre.txt');
  expect(await json('payments', 'file', '2026-002', '--out', out)).toEqual({ ...second, state: 'downloaded' });
  const bytes = await readFile(out);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(second.sha256);
  // The reprise, in a folder: the same bytes under the batch's own name.
  await json('payments', 'file', '2026-002', '--out', folder);
  expect(await readFile(path.join(folder, 'PREPT_PARTENAIRES_2026_002.TXT'))).toEqual(bytes);
  await refused(
    /ne peut pas être écrit : ce chemin n’existe pas/,
    'payments',
    'file',
    '2026-002',
    '--out',
    path.join(folder, 'nulle', 'part.txt'),
  );
  expect(await json('payments', 'processed', '2026-002')).toMatchObject({
    state: 'processed',
    fileName: 'PREPT_PARTENAIRES_2026_002_TRAITE.TXT',
  });
  await refused(/Le lot 2026-002 est dans l’état/, 'payments', 'cancel', '2026-002', '--reason', 'trop tard');
  await refused(/Le lot 2026-999 n’existe pas/, 'payments', 'file', '2026-999', '--out', out);
});

test('R-PAY-05: « reconcile » : juste, puis l’écart planté et la sortie 1', async () => {
  while ((await sealAudit()) > 0);
  const right = await json('reconcile');
  expect(right).toMatchObject({ ok: true });
  const checks = right.checks as { name: string; differences: unknown[] }[];
  expect(checks.map((check) => check.name.slice(0, 2))).toEqual(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7']);
  expect(checks.flatMap((check) => check.differences)).toEqual([]);
  await Forfaits.updateOne({ sias: '0098124' }, { $inc: { granted: 100, available: 0, reserved: 100 } });
  const wrong = await tlj('reconcile', '--json');
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toMatch(/Les comptes ne sont pas justes : 1 écart/);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ ok: false });
  await Forfaits.updateOne({ sias: '0098124' }, { $inc: { granted: -100, reserved: -100 } });
});

test('R-EXT-04: « audit verify » : intact, puis l’événement changé', async () => {
  while ((await sealAudit()) > 0);
  const events = await AuditEvents.countDocuments();
  expect(await json('audit', 'verify')).toEqual({ ok: true, events, firstBad: null });
  const event = (await AuditEvents.findOne({ kind: 'voucher.validated' }).lean<AuditEvent>())!;
  await AuditEvents.collection.updateOne({ _id: event._id as never }, { $set: { 'after.amount': 1 } });
  const broken = await tlj('audit', 'verify', '--json');
  expect(broken.code).toBe(1);
  expect(JSON.parse(broken.stdout)).toMatchObject({ ok: false, firstBad: event._id });
  expect(broken.stderr).toMatch(/Le journal a été modifié/);
});

test('R-CAM-08: « campaign close » clôt la campagne', async () => {
  expect(await json('campaign', 'close', '2026')).toEqual({
    year: YEAR,
    state: 'closed',
    loadOpen: false,
    families: 1,
    children: 2,
    forfaitsCents: 25_500,
  });
  await refused(/est dans l’état/, 'campaign', 'close', '2026');
});

test('« doctor » dit MongoDB, Chromium, polices et SMTP', async () => {
  const { findings } = (await json('doctor')) as { findings: { name: string }[] };
  expect(findings.map((each) => each.name)).toEqual(['MongoDB', 'Chromium', 'Polices', 'SMTP']);
});

test('« demo » refuse une base qui a déjà une campagne', async () => {
  await refused(/La démonstration se fait sur une base vide/, 'demo', '--families', '10');
});
