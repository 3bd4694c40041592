/**
 * A partner's file on an agent's screen (R-PAR-01 to 03): examined, sent back, answered, validated; its convention signed, sealed,
 * checked by pdfsig and by hand; the partner on the families' list. The partner's own acts go through the same use-cases as its pages.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, HTTPRequest } from 'puppeteer';
import { addFirstActivities } from '#core/partner/activities/first-activities.ts';
import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { giveDocument } from '#core/partner/signup/give-document.ts';
import { sendSignup } from '#core/partner/signup/send-signup.ts';
import { type SignupFile, SignupFiles } from '#core/partner/signup/signup.model.ts';
import { now } from '#core/shared/clock.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { RIGHTS } from '#core/access/rights.rules.ts';
import { closePrinter } from '../../backoffice/printer.ts';
import { aPhoto } from '../factories/attestations.ts';
import { sealVerdict } from '../factories/check-seal.ts';
import { useServedDatabase } from '../factories/database.ts';
import { plainPdf } from '../factories/plain-pdf.ts';
import { needChromium } from '../factories/read-pdf.ts';
import { aScheme, bySystem } from '../factories/scheme.ts';
import { aSentSignup, lastKey, OTHER_IBAN, signedByPartner } from '../factories/signups.ts';
import { anAgent, desk, PASSWORD } from '../backoffice/desk.ts';
import { type Portal, startPortal } from '../portal/running-portal.ts';
import { openBrowser, Person } from './person.ts';

process.env.SESSION_SECRET ??= 'secret-de-test-0123456789-abcdefghij';
process.env.TLJ_NOW ??= '2026-11-23T10:00:00Z';
const folder = mkdtempSync(path.join(os.tmpdir(), 'tlj-dossiers-'));
process.env.DATA_DIR = folder;
// Before the settings are read: the desk prints the convention that it seals.
process.env.CHROMIUM_BINARY = (await needChromium()).path;
const downloads = path.join(folder, 'recu');

const { uri } = useServedDatabase();
let server: Server;
let browser: Browser;
let portal: Portal;
let agent: Person;
let file: SignupFile & { partnerId: string };
let sealed: Buffer;

beforeAll(async () => {
  await aScheme();
  await addFirstActivities();
  file = await aSentSignup({
    name: 'Judo Club de Limours',
    at: '2026-11-10T09:00:00Z',
    papers: { statuts: plainPdf('Statuts du club'), bureau: await aPhoto() },
  });
  await aSentSignup({ name: 'Les Fennecs', mail: 'fennecs@club.example', at: '2026-11-20T09:00:00Z' });
  server = createServer(desk()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  portal = await startPortal(uri());
  browser = await openBrowser();
  agent = await atTheDesk();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await closePrinter();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => expect(agent.frowns.splice(0)).toEqual([]));

async function atTheDesk(): Promise<Person> {
  const { code, mail } = await anAgent([...RIGHTS]);
  const context = await browser.createBrowserContext();
  const person = await Person.at(context, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await person.page.setViewport({ width: 1280, height: 900 });
  const session = await person.page.createCDPSession();
  const allowed = { behavior: 'allow', downloadPath: downloads, browserContextId: context.id } as const;
  await session.send('Browser.setDownloadBehavior', allowed);
  await person.goTo('/caf/login');
  await person.type({ code, mail, motDePasse: PASSWORD });
  await person.press('Se connecter');
  await person.see('Bonjour');
  return person;
}

const partner = async (): Promise<Partner> => (await Partners.findById(file.partnerId).lean<Partner>())!;
const onTheList = async (): Promise<boolean> => (await (await fetch(`${portal.url}/partenaires`)).text()).includes('Judo Club de Limours');

test('R-PAR-03: du tableau de bord, l’agent ouvre le plus ancien dossier, lit tout, feuillette les documents', async () => {
  await agent.press('dossiers à examiner');
  expect(await agent.see('Les Fennecs')).toContain('Judo Club de Limours');
  await agent.page.keyboard.press('n');
  const seen = await agent.see('Fiche d’activité');
  for (const words of ['732 829 320 00074', 'clé juste', 'Amel Benali', 'FR76 •••• •••• 0189', 'Version 2026-11', 'Statuts'])
    expect(seen).toContain(words);
  await agent.press('Membres du bureau');
  await agent.page.waitForFunction(() => document.querySelector<HTMLImageElement>('.desk-picture img')?.naturalWidth === 60);
  await agent.press('Statuts');
  await agent.page.waitForSelector('iframe.desk-pdf[title="Statuts, en PDF"]');
});

test('R-PAR-03: un complément se coche, part par mail, et le dossier passe chez le partenaire ; la touche N va au suivant', async () => {
  await agent.press('Demander un complément');
  await agent.press('Demander ce complément');
  await agent.see('motif');
  await agent.page.select('main [name="defaut-bureau"]', 'illisible');
  await agent.tick('points', 'iban');
  await agent.press('Demander ce complément');
  await agent.see('Complément demandé à Judo Club de Limours');
  await agent.see('Les Fennecs');
  const letter = await Outbox.findOne({ 'letter.kind': 'partner-complement' }).lean<OutboxLetter>();
  expect((letter!.letter.data as { reason: string }).reason).toMatch(/le document ne se lit pas\. L’IBAN n’est pas celui du RIB\./);
  await agent.press('Revenir à la file');
  await agent.press('Chez le partenaire (1)');
  await agent.see('Complément demandé');
});

test('R-PAR-03: tant qu’une autre liste n’est pas lue, aucune ligne de la précédente ne reste sous son nom', async () => {
  const { page } = agent;
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  const slowly = (request: HTTPRequest): void =>
    void (request.url().includes('liste=submitted') ? held : Promise.resolve()).then(() => request.continue());
  await page.setRequestInterception(true);
  page.on('request', slowly);
  await agent.press('À examiner');
  await page.waitForFunction(() => document.querySelector('nav.tabs [aria-current]')?.textContent?.startsWith('À examiner'));
  expect(await page.$('main table')).toBeNull();
  answer();
  await agent.see('Les Fennecs');
  page.off('request', slowly);
  await page.setRequestInterception(false);
  await agent.press('Chez le partenaire (1)');
  await agent.see('Complément demandé');
});

test('R-PAR-01, R-PAR-02: le partenaire répond et signe sa convention ; l’agent voit le document nouveau et la signature', async () => {
  const key = await lastKey();
  // On the desk's own clock: after the complement, before the validation.
  const instant = now().toISOString();
  await giveDocument(bySystem(instant), { key, kind: 'bureau', day: '', bytes: await aPhoto() });
  await sendSignup(bySystem(instant), key);
  await signedByPartner(file.partnerId, instant);
  await agent.press('À examiner');
  await agent.press('Judo Club de Limours');
  const seen = await agent.see('nouveau');
  expect(seen).toContain('Amel Benali, Présidente');
  expect(await onTheList()).toBe(false);
});

test('R-PAR-03: un numéro mal écrit garde ce qui est tapé ; validé, le partenaire est à la liste des familles, sa convention signée', async () => {
  await agent.type({ tiersi: 'douze', rang: '0001' });
  await agent.press('Valider Judo Club de Limours');
  await agent.see('Le numéro Tiersi a 7 chiffres');
  expect(await agent.page.$eval('main [name=rang]', (input) => (input as HTMLInputElement).value)).toBe('0001');
  await agent.type({ tiersi: '0400123' });
  await agent.press('Valider Judo Club de Limours');
  await agent.see('Judo Club de Limours est validé et sa convention est signée');
  expect(await partner()).toMatchObject({ etat: 'C', tiersi: '0400123', rang: '0001' });
  expect(await SignupFiles.findById(file._id).lean()).toMatchObject({ state: 'validated' });
  expect(await onTheList()).toBe(true);
});

test('R-PAR-02: la convention scellée se télécharge ; vérifiée à la main, entière elle est valide, retouchée elle est altérée', async () => {
  await agent.goTo(`/caf/pages/partenaire?id=${file.partnerId}&onglet=convention`);
  await agent.see('Signée');
  await agent.press('PDF');
  sealed = await arrived('convention.pdf');
  expect(sealVerdict(sealed)).toBe('valide');
  expect(sealVerdict(touched(sealed))).toBe('altéré');
}, 90_000);

test('R-PAR-02: pdfsig dit le sceau valide, et la copie retouchée altérée', async () => {
  if (!(await hasPdfsig())) {
    // Not skipped in silence: the proof above, which needs no tool, has run on the same bytes.
    process.stderr.write('pdfsig (poppler-utils) manque ici : le sceau est vérifié à la main seulement.\n');
    expect(sealVerdict(sealed)).toBe('valide');
    return;
  }
  expect(await pdfsig(sealed)).toMatch(/Total document signed[\s\S]*Signature is Valid/);
  expect(await pdfsig(touched(sealed))).toMatch(/Digest Mismatch/i);
});

test('R-PAR-03: un nouveau RIB attend le second agent ; le premier ne peut que l’abandonner', async () => {
  await agent.press('Compte bancaire');
  await agent.see('Compte en vigueur');
  await agent.type({ iban: 'FR76 1111' });
  await agent.press('Enregistrer, à confirmer');
  await agent.see('Cet IBAN n’est pas juste');
  await agent.type({ iban: OTHER_IBAN });
  await agent.press('Enregistrer, à confirmer');
  await agent.see('un autre agent doit le confirmer');
  const second = await atTheDesk();
  await second.press('RIB à confirmer');
  await second.see('Comparer avec le RIB');
  await second.press('Judo Club de Limours');
  expect(await second.see('Confirmer ce compte')).toContain('FR14 2004 1010 0505 0001 3M02 606');
  await second.press('Confirmer ce compte');
  await second.see('Le nouveau compte est en vigueur');
  expect(second.frowns).toEqual([]);
});

/** One letter of the page changed. */
function touched(pdf: Buffer): Buffer {
  const copy = Buffer.from(pdf);
  const at = copy.indexOf('/Producer') + 12;
  copy[at] = copy[at] === 0x58 ? 0x59 : 0x58;
  return copy;
}

const hasPdfsig = (): Promise<boolean> =>
  promisify(execFile)('pdfsig', ['-v']).then(
    () => true,
    (error: { code?: unknown }) => error.code !== 'ENOENT',
  );

async function pdfsig(pdf: Buffer): Promise<string> {
  const place = path.join(folder, 'a-verifier.pdf');
  await writeFile(place, pdf);
  return promisify(execFile)('pdfsig', ['-nocert', place]).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => error.stdout ?? '',
  );
}

async function arrived(name: string): Promise<Buffer> {
  for (let time = 0; time < 600; time++) {
    const names = await readdir(downloads).catch(() => [] as string[]);
    if (names.includes(name)) return readFile(path.join(downloads, name));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${name} was not downloaded`);
}
