import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer';
import sharp from 'sharp';
import { Depenses } from '#core/depense/depense.model.ts';
import { readAttachment } from '#core/shared/attachments/attachments.ts';
import { useServedDatabase } from '../factories/database.ts';
import { asked } from '../factories/depenses.ts';
import { anAccount, aScheme, LINA, MAIL, PASSWORD } from '../factories/scheme.ts';
import { type Portal, startPortal } from '../portal/running-portal.ts';
import { openBrowser, Person } from './person.ts';

const database = useServedDatabase();
let portal: Portal;
let browser: Browser;
let nadia: Person;
let folder: string;

beforeAll(async () => {
  await aScheme();
  await anAccount(false);
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-family-'));
  portal = await startPortal(database.uri(), { ATTACHMENT_SECRET: process.env.ATTACHMENT_SECRET ?? '' });
  browser = await openBrowser();
  nadia = await arrives();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Somebody with a phone of their own, who has just given the right password. */
async function arrives(): Promise<Person> {
  const person = await Person.at(await browser.createBrowserContext(), portal.url);
  await person.goTo('/famille/connexion');
  await person.type({ mail: MAIL, motDePasse: PASSWORD });
  await person.press('Se connecter');
  await person.page.waitForFunction(() => location.pathname !== '/famille/connexion');
  return person;
}

/** A photo as a phone takes it: 3000 × 2000 pixels on their side, and a word that they are to be turned. */
async function aPhonePhoto(name: string, background: string): Promise<string> {
  const file = path.join(folder, name);
  const picture = sharp({ create: { width: 3000, height: 2000, channels: 3, background } })
    .jpeg()
    .withMetadata({ orientation: 6 });
  await writeFile(file, await picture.toBuffer());
  return file;
}

/** Chooses a photo and waits until it is drawn, upright. @returns its size as it will be sent, in pixels and bytes. */
async function choose(photo: string): Promise<{ width: number; height: number; bytes: number }> {
  const input = await nadia.page.waitForSelector('input[type=file]');
  await input!.uploadFile(photo);
  await nadia.page.waitForSelector('canvas.photo:not([hidden])');
  return nadia.page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.photo')!;
    const file = document.querySelector<HTMLInputElement>('input[type=file]')!.files![0]!;
    return { width: canvas.width, height: canvas.height, bytes: file.size };
  });
}

/** The latest file of Nadia's dépense, as the Caf keeps it. */
async function keptPhoto(): Promise<{ width: number; height: number; exif: Buffer | undefined }> {
  const { attestations } = (await Depenses.findOne().lean())!;
  const { bytes } = (await readAttachment(attestations.at(-1)!.file!))!;
  const { width, height, exif } = await sharp(bytes).metadata();
  return { width, height, exif };
}

/** The next step is there, and the page has taken the focus: what is typed now goes where it is meant to. */
async function nextStep(words: string): Promise<string> {
  const text = await nadia.see(words);
  await nadia.page.waitForFunction(() => document.activeElement?.id === 'contenu');
  return text;
}

/** Waits until the browser has saved a file whole: it has another name before. */
async function saved(name: string): Promise<void> {
  const until = Date.now() + 20_000;
  while (!(await readdir(folder)).includes(name)) {
    if (Date.now() > until) throw new Error(`${name} n’est pas enregistré`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('R-FAM-05, R-FAM-10: l’accord donné, l’accueil dit quoi faire', async () => {
  await nadia.see('Êtes-vous d’accord');
  await nadia.tick('consentement');
  await nadia.press('Continuer');
  expect(await nadia.see('Et maintenant')).toContain('Encore 2 activités possibles.');
});

test('R-FAM-15: une demande de remboursement au téléphone, la photo redressée et réduite avant de partir', async () => {
  await nadia.goTo(`/famille/depense?enfant=${LINA}`);
  await nadia.see('Quel club avez\u2011vous payé');
  await nadia.type({
    organisme: 'Échecs et Compagnie',
    adresse: '12 rue de Paris',
    mailOrganisme: 'contact@echecs.example',
    responsable: 'K. Hadjadj',
  });
  await nadia.press('Continuer');
  await nextStep('Quelle inscription');
  await nadia.type({ dateInscription: '15/09/2026', cout: '110', montant: '60' });
  await nadia.press('Continuer');
  expect(await nextStep('L’attestation doit porter')).toContain('Nom et signature du responsable');
  const photo = await aPhonePhoto('attestation.jpg', 'teal');
  const sent = await choose(photo);
  expect(sent).toMatchObject({ width: 1333, height: 2000 });
  expect(sent.bytes).toBeLessThan((await readFile(photo)).length);
  await nadia.press('Continuer');
  await nextStep('Vérifiez avant d’envoyer');
  await nadia.press('Envoyer la demande');
  expect(await nadia.see('Demande envoyée à la Caf')).toContain('Déposée');
  expect(await keptPhoto()).toEqual({ width: 1333, height: 2000, exif: undefined });
}, 60_000);

test('R-FAM-15: la Caf demande un complément, une nouvelle photo y répond, tournée à la main', async () => {
  await asked(nadia.lastPart());
  await nadia.page.reload();
  await nadia.see('La signature manque.');
  await nadia.press('Compléter ma demande');
  await nadia.see('Ce que la Caf demande');
  await choose(await aPhonePhoto('complement.jpg', 'olive'));
  await nadia.press('Tourner la photo');
  await nadia.page.waitForFunction(() => document.querySelector<HTMLCanvasElement>('canvas.photo')?.width === 2000);
  await nadia.press('Envoyer le complément');
  await nadia.see('Complément envoyé à la Caf');
  expect(await keptPhoto()).toMatchObject({ width: 2000, height: 1333 });
}, 60_000);

test('R-FAM-15: la demande se retire avant la décision, le montant revient', async () => {
  await nadia.press('Retirer ma demande');
  await nadia.see('La Caf ne la lira pas');
  await nadia.tick('confirme');
  await nadia.press('Retirer la demande');
  expect(await nadia.see('Demande retirée')).toContain('Il reste 150,00 €');
}, 30_000);

test('R-FAM-06: l’autre téléphone se voit, se ferme, et ne peut plus rien ouvrir', async () => {
  const other = await arrives();
  await nadia.goTo('/famille/compte');
  expect(await nadia.see('Mes appareils connectés')).toMatch(/Vous l’utilisez en ce moment.*Dernière utilisation/);
  await nadia.press('Fermer les autres');
  await nadia.see('1 autre connexion fermée');
  await other.goTo('/famille');
  expect(new URL(other.page.url()).pathname).toBe('/famille/connexion');
}, 30_000);

test('R-SEC-01: toutes les données tiennent dans un fichier, enregistré sans quitter la page', async () => {
  const saves = await nadia.page.createCDPSession();
  const { id } = nadia.page.browserContext();
  await saves.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, ...(id ? { browserContextId: id } : {}) });
  await nadia.press('Télécharger mes données');
  await saved('mes-donnees-tickets-loisirs.zip');
  expect(new URL(nadia.page.url()).pathname).toBe('/famille/compte');
  expect(nadia.frowns).toEqual([]);
}, 30_000);
