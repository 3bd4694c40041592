/** A club signs up on a phone: from the first mail to the file sent, the convention signed with a finger, a complement answered (issue 6). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Browser } from 'puppeteer';
import { Agents } from '#core/access/access.model.ts';
import { PROFILES } from '#core/access/rights.rules.ts';
import { addFirstActivities } from '#core/partner/activities/first-activities.ts';
import { SignedConventions } from '#core/partner/convention/convention.model.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { askSignupComplement } from '#core/partner/signup/decide-signup.ts';
import { type SignupFile, SignupFiles } from '#core/partner/signup/signup.model.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { aPdf, aPhoto } from '../factories/attestations.ts';
import { aClubPassword } from '../factories/club.ts';
import { useDatabase } from '../factories/database.ts';
import { aScheme, at } from '../factories/scheme.ts';
import { lastSignupPath, SIGNUP_STEPS } from '../factories/signup-visits.ts';
import { IBAN, NEEDED, SIGNUP_MAIL } from '../factories/signups.ts';
import { startPortal } from '../portal/partner-portal.ts';
import { clubAt } from './club-browser.ts';
import { openBrowser, Person } from './person.ts';

const JUDO = '0314583@club.example';

useDatabase();
let portal: Awaited<ReturnType<typeof startPortal>>;
let chromium: Browser;
let club: Person;
let folder: string;
beforeAll(async () => {
  portal = await startPortal();
  await aScheme();
  await addFirstActivities();
  await aClubPassword(JUDO);
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-signup-'));
  chromium = await openBrowser();
  club = await Person.at(chromium, portal.url);
});
afterAll(async () => {
  await chromium.close();
  await portal.stop();
  await rm(folder, { recursive: true });
});

const theFile = async (): Promise<SignupFile> => (await SignupFiles.findOne({ mail: SIGNUP_MAIL }).lean<SignupFile>())!;

/**
 * Accessible in both themes, and nothing scrolls sideways from 320 to 1280 points: for what only a journey leads to.
 * pages/every-page.test.ts looks at everything that has an address, refused forms too.
 */
async function looksRight(person: Person = club): Promise<void> {
  const { page } = person;
  await page.waitForNetworkIdle({ idleTime: 100 });
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    const axe = new AxePuppeteer(page);
    // The theme changes colours, and nothing else.
    const { violations } = await (value === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
    expect([page.url(), value, violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)]).toEqual([page.url(), value, []]);
  }
  for (const width of [320, 1280, 375]) {
    await page.setViewport({ width, height: 740 });
    expect([page.url(), width, await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)]).toEqual([
      page.url(),
      width,
      false,
    ]);
  }
}

async function send(name: string, bytes: Buffer): Promise<void> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  const input = await club.page.waitForSelector('input[type=file]');
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
  await club.press('Envoyer le fichier');
}

/** Draws on the sheet with the pointer. */
async function draw(): Promise<void> {
  const sheet = (await club.page.waitForSelector('canvas.sheet'))!;
  await sheet.scrollIntoView();
  const box = (await sheet.boundingBox())!;
  const { mouse } = club.page;
  await mouse.move(box.x + 20, box.y + box.height - 20);
  await mouse.down();
  for (let step = 1; step <= 10; step++) await mouse.move(box.x + 20 + step * 25, box.y + (step % 2 ? 20 : box.height - 20), { steps: 3 });
  await mouse.up();
}

test('R-PAR-01: du premier mail au dossier envoyé, étape après étape, au doigt', async () => {
  await club.goTo('/devenir-partenaire');
  await club.press('Déposer un dossier');
  await club.see('Recevoir le lien');
  await club.type({ mail: SIGNUP_MAIL });
  await club.press('Recevoir le lien');
  await club.see('Regardez vos mails');
  await club.goTo(await lastSignupPath());
  await club.see('0 étape faite sur 7');
  await club.press('Commencer');
  await club.see('Numéro Siret');
  await club.press('Enregistrer et continuer');
  await club.see('choses à corriger');
  await club.tick('kind', 'association');
  await club.type({ nom: SIGNUP_STEPS.identite.nom, siret: SIGNUP_STEPS.identite.siret });
  await club.press('Enregistrer et continuer');
  await club.see('Code postal');
  await club.type({ numero: '3', typeVoie: 'rue', adresse: 'des Lilas', codePostal: '91350', commune: 'Grigny' });
  await club.press('Enregistrer et continuer');
  await club.see('Ne sont pas possibles');
  await club.tick('activite', 'Judo');
  await club.type({ description: SIGNUP_STEPS.activites.description });
  await club.press('Enregistrer et continuer');
  await club.see('Téléphone');
  await club.type(SIGNUP_STEPS.contact);
  await club.press('Enregistrer et continuer');
  await club.see('IBAN');
  await club.type({ iban: 'FR76 3000 6000 0112 3456 7890 188' });
  await club.press('Enregistrer et continuer');
  await club.see('Cet IBAN n’est pas juste');
  await club.type({ iban: IBAN });
  await club.press('Enregistrer et continuer');
  await club.see('0 document reçu sur 5');
  await club.page.waitForNetworkIdle({ idleTime: 200 });
}, 120_000);

test('R-PAR-01: les documents, en PDF ou en photo ; un faux est refusé à côté du champ', async () => {
  await send('statuts.pdf', Buffer.from('<html>faux</html>'));
  await club.see('Ce type de fichier n’est pas accepté');
  await looksRight();
  for (const [count, kind] of NEEDED.entries()) {
    await send(kind === 'statuts' ? `${kind}.jpg` : `${kind}.pdf`, kind === 'statuts' ? await aPhoto() : aPdf());
    await club.see(count === 0 ? '1 document reçu sur 5' : `${count + 1} documents reçus sur 5`);
  }
  await club.press('Continuer');
  await club.see('J’accepte la charte');
  await club.tick('charte');
  await club.press('Enregistrer et continuer');
  await club.see('Vérifiez avant d’envoyer');
  await club.press('Envoyer le dossier à la Caf');
  await club.see('Votre dossier est chez la Caf');
}, 120_000);

test('R-PAR-02: la convention se lit jusqu’au bout et se signe d’un doigt, avec le code du mail', async () => {
  await club.press('Lire et signer la convention');
  await club.see('Lisez la convention jusqu’au bout');
  await club.press('Lire la convention');
  for (let page = 1; page <= 3; page++) {
    await club.see(`Page ${page} sur 3`);
    if (page === 1) await looksRight();
    await club.press('J’ai lu');
  }
  await club.see('Signer');
  await club.type({ signataire: 'Amel Benali', qualite: 'Présidente' });
  await club.tick('maniere', 'dessiner');
  await club.tick('pouvoir');
  await club.press('Recevoir le code');
  await club.see('Dessinez votre signature ou tapez votre nom');
  await draw();
  await club.see('Signature dessinée');
  await looksRight();
  await club.press('Recevoir le code');
  await club.see('Un code de 6 chiffres est parti');
  await looksRight();
  const letter = await Outbox.findOne({ 'letter.kind': 'convention-code' }).sort({ $natural: -1 }).lean();
  await club.type({ code: (letter as unknown as { letter: { data: { password: string } } }).letter.data.password });
  await club.press('Signer la convention');
  await club.see('Vous avez signé.');
  const { content } = (await SignedConventions.findOne({ side: 'partner' }).lean())!;
  expect((JSON.parse(content) as { signatory: { mark: { kind: string } } }).signatory.mark.kind).toBe('drawn');
}, 120_000);

test('R-PAR-03: le complément demandé par la Caf se lit, se corrige et se renvoie', async () => {
  await Agents.collection.insertOne({ _id: 'P1111911', mail: 'a@caf.example', rights: [...PROFILES.operateur], active: true } as never);
  const { _id, version } = await theFile();
  const reason = 'Statuts : le document ne se lit pas.';
  await askSignupComplement({ author: { kind: 'agent', id: 'P1111911' }, at: at('2026-11-23T12:00:00Z') }, { file: _id, version, reason });
  await club.goTo(await lastSignupPath());
  await club.see('Statuts : le document ne se lit pas.');
  await looksRight();
  await club.press('Documents');
  await club.see('À refaire');
  await looksRight();
  await send('statuts.pdf', aPdf());
  await club.see('Document reçu.');
  await club.press('Votre dossier');
  await club.see('Ce que demande la Caf');
  await club.press('Vérifier et renvoyer');
  await club.see('Renvoyer le dossier à la Caf');
  await club.press('Renvoyer le dossier à la Caf');
  await club.see('Votre dossier est chez la Caf');
  expect((await theFile()).state).toBe('submitted');
}, 120_000);

test.each(['refused', 'validated'] as const)(
  'R-PAR-03: décidé (%s), la page du dossier dit la suite, claire et sombre',
  async (state) => {
    const history = { state, at: at(), by: 'P1111911', reason: state === 'refused' ? 'Activité hors du dispositif.' : '' };
    await SignupFiles.updateOne({ mail: SIGNUP_MAIL }, { $set: { state }, $push: { history } });
    // A page of its own: what the last one still asked for when it was left may never be heard of again.
    const later = await Person.at(chromium, portal.url);
    await later.goTo(await lastSignupPath());
    await later.see(state === 'refused' ? 'Activité hors du dispositif.' : 'Votre structure est partenaire');
    await looksRight(later);
    await later.page.close();
  },
  60_000,
);

test('R-PAR-01: au clavier seul, une étape se remplit et s’envoie', async () => {
  await SignupFiles.updateOne({ mail: SIGNUP_MAIL }, { $set: { state: 'draft' } });
  await club.goTo(`${await lastSignupPath()}/contact`);
  const { keyboard } = club.page;
  const focused = (): Promise<string> => club.page.evaluate(() => (document.activeElement as HTMLInputElement).name ?? '');
  for (let press = 0; press < 10 && (await focused()) !== 'telephone'; press++) await keyboard.press('Tab');
  await club.page.evaluate(() => (document.activeElement as HTMLInputElement).select());
  await keyboard.type('01 69 00 00 00');
  await keyboard.press('Enter');
  await club.page.waitForFunction(() => !location.pathname.endsWith('/contact'));
  expect((await theFile()).contact?.phone).toBe('01 69 00 00 00');
}, 60_000);

test('R-PAR-13: suspendue, l’accueil et le scanner le disent, clairs et sombres', async () => {
  const by = { reason: 'Contrôle en cours', at: at(), agent: 'P1111911' };
  await Partners.updateOne({ mail: JUDO }, { $set: { suspended: true, suspension: by } });
  const judo = await clubAt(chromium, portal.url, JUDO);
  for (const page of ['/partenaire', '/partenaire/scanner']) {
    await judo.goTo(page);
    await judo.see('Contrôle en cours');
    await looksRight(judo);
  }
  await judo.page.close();
}, 60_000);

test('rien n’a fait froncer les sourcils : ni script en panne, ni demande ailleurs', () => expect(club.frowns).toEqual([]));
