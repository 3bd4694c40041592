/** An agent's day in a real browser, on the demo's data: one step for each part of the back-office. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer';
import { openBrowser, Person } from './person.ts';
import { type RunningSystem, startSystem } from './running-system.ts';

const PASSWORD = 'Cerf-Volant-91!';
const MANAGER = { code: 'P0910911', mail: 'camille.le-goff@caf91.example' };
const ALLO = `Matricule;Nom;Prénom;Mail\r\n0412387;MOREL;Nadia;Nadia.Morel@exemple.fr\r\n`;
const ENF = `Matricule parent;Montant TLJ;Nom;Prénom;Date de naissance;Numéro SIAS\r\n0412387;105,00;MOREL;Lina;14/03/2016;0098123\r\n0412387;12,00;MOREL;Tom;14/03/2018;0098124\r\n`;

let system: RunningSystem;
let browser: Browser;
let agent: Person;

async function atTheDesk({ motDePasse = PASSWORD, ...who }: { code: string; mail: string; motDePasse?: string }): Promise<Person> {
  const context = await browser.createBrowserContext();
  const person = await Person.at(context, system.backofficeUrl);
  await person.page.setViewport({ width: 1280, height: 900 });
  await person.goTo('/caf/login');
  await person.type({ ...who, motDePasse });
  await person.press('Se connecter');
  if (motDePasse !== PASSWORD) await chooseOwn(person);
  await person.see('Bonjour');
  return person;
}

/** The mailed password is changed at the first login (R-AGT-02). */
async function chooseOwn(person: Person): Promise<void> {
  await person.see('Choisissez votre mot de passe');
  await person.type({ motDePasse: PASSWORD, confirmation: PASSWORD });
  await person.press('Enregistrer');
}

/** Status of an address, asked as the page itself would. */
const statusOf = (person: Person, address: string): Promise<number> =>
  person.page.evaluate(async (asked) => (await fetch(asked)).status, address);

beforeAll(async () => {
  system = await startSystem();
  await system.tlj('demo', '--families', '150');
  browser = await openBrowser();
  agent = await atTheDesk(MANAGER);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
}, 60_000);
afterEach(() => expect(agent.frowns.splice(0)).toEqual([]));

test('R-EXT-02: le tableau de bord dit l’enveloppe, et ce qu’il y a à faire mène à l’écran', async () => {
  const seen = await agent.see('Consommation de l’enveloppe');
  for (const words of ['Enveloppe', 'Tiré', 'Validé', 'Payé', 'à décider']) expect(seen).toContain(words);
});

test('R-AGT-03: un droit retiré d’un clic ferme l’écran à la demande suivante, un droit rendu le rouvre', async () => {
  const reader = { code: 'P0555911', mail: 'ines.coeur@caf91.example' };
  const names = ['--nom', 'Cœur', '--prenom', 'Inès', '--profil', 'lecteur', '--print-password'];
  const { password } = await system.tlj('agent', 'create', '--code', reader.code, '--mail', reader.mail, ...names);
  let lecteur = await atTheDesk({ ...reader, motDePasse: String(password) });
  expect(await statusOf(lecteur, '/caf/actions/lots')).toBe(200);
  await agent.goTo('/caf/pages/droits');
  await agent.see('Droits des agents');
  const box = 'main input[aria-label^="Suivre les paiements"][aria-label*="Cœur"]';
  await tick(box, false);
  expect(await statusOf(lecteur, '/caf/actions/lots')).toBe(401);
  lecteur = await atTheDesk(reader);
  expect(await statusOf(lecteur, '/caf/actions/lots')).toBe(403);
  await tick(box, true);
  lecteur = await atTheDesk(reader);
  expect(await statusOf(lecteur, '/caf/actions/lots')).toBe(200);
});

test('R-CAM-08: la clôture se répète avant de se faire, et ne change rien', async () => {
  await agent.goTo('/caf/pages/cloture');
  const seen = await agent.see('Clore la campagne');
  expect(seen).toContain('QR code');
  expect(await system.tlj('campaign', 'show', '2026')).toMatchObject({ state: 'open' });
});

test('R-CAM-03, R-CAM-06: deux fichiers déposés, simulés, confirmés ; le rejet se lit', async () => {
  await agent.goTo('/caf/pages/campagne');
  await agent.see('Rouvrir le chargement');
  await agent.page.locator('main form ::-p-text(Motif)').wait();
  await fillIn('Rouvrir le chargement', { motif: 'Deux enfants oubliés' });
  await agent.press('Rouvrir le chargement');
  await agent.see('Le chargement est rouvert');
  const files = { allo: path.join(system.folder, 'allo.csv'), enf: path.join(system.folder, 'enf.csv') };
  await writeFile(files.allo, ALLO);
  await writeFile(files.enf, ENF);
  await agent.goTo('/caf/pages/chargement');
  await agent.see('Déposer les fichiers');
  const inputs = await agent.page.$$('main input[type=file]');
  await inputs[0]!.uploadFile(files.allo);
  await inputs[1]!.uploadFile(files.enf);
  await agent.press('Simuler le chargement');
  await agent.see('À confirmer');
  await agent.press('Charger');
  const done = await agent.see('Terminé');
  expect(done).toContain('allo.csv');
  expect(await system.tlj('reconcile')).toMatchObject({ ok: true });
});

test('R-EXT-03, R-FAM-07: une famille se cherche par son enfant, se suspend avec un motif', async () => {
  await agent.goTo('/caf/pages/chercher-une-famille?q=morel%20lina');
  await agent.see('0412387');
  await agent.press('MOREL Nadia');
  await agent.see('Suspendre');
  await agent.page.$$eval('main details', (all) => all.forEach((each) => (each.open = true)));
  await fillIn('Suspendre la famille', { motif: 'Changement de situation' });
  await agent.press('Suspendre la famille');
  await agent.see('Suspendu');
});

test('R-PAR-04: un partenaire se crée à la main ; un champ refusé garde les autres', async () => {
  await agent.goTo('/caf/pages/nouveau-partenaire');
  await agent.see('Créer le partenaire');
  await fillIn('Créer le partenaire et lui écrire', {
    nom: 'Les Fennecs d’Orsay',
    mail: 'fennecs@asso.example',
    tiersi: 'douze',
    rang: '0001',
    adresse: '3 rue des Lilas',
    codePostal: '91400',
    commune: 'Orsay',
  });
  await agent.tick('activite', 'Judo');
  await agent.press('Créer le partenaire et lui écrire');
  await agent.see('Le numéro Tiersi a 7 chiffres');
  expect(await agent.page.$eval('main [name=mail]', (input) => (input as HTMLInputElement).value)).toBe('fennecs@asso.example');
});

test('R-FAM-15: une dépense se décide : sans mention elle est refusée, avec les cinq elle passe à la suivante', async () => {
  await agent.goTo('/caf/pages/depenses-a-decider');
  const before = await agent.see('Cochez ce que vous lisez');
  await agent.press('Accepter');
  await agent.see('Cochez les cinq mentions');
  await agent.page.$$eval('main input[name=mentions]', (boxes) => boxes.forEach((box) => (box as HTMLInputElement).click()));
  await agent.press('Accepter');
  const left = Number(/(\d+) à décider/.exec(before)?.[1]);
  await agent.see(left > 2 ? `${left - 1} à décider` : 'décider');
  expect(await system.tlj('reconcile')).toMatchObject({ ok: true });
});

test('R-PAY-01, R-PAY-03: un lot se prépare, se génère, se télécharge, se marque traité', async () => {
  const downloads = path.join(system.folder, 'recu');
  const client = await agent.page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: downloads,
    browserContextId: agent.page.browserContext().id,
  });
  await agent.goTo('/caf/pages/preparer-un-lot');
  await agent.see('Lignes du lot');
  await agent.press('Générer le lot');
  await agent.see('Télécharger le fichier');
  await agent.press('Télécharger le fichier');
  await agent.see('Marquer traité');
  const [name] = await arrived(downloads);
  const bytes = await readFile(path.join(downloads, name!), 'latin1');
  const lines = bytes.split('\n').slice(0, -1);
  expect(lines.every((line) => line.length === 126)).toBe(true);
  expect(lines.at(-1)!.trim()).toBe(`F${lines.length}`);
  await agent.press('Marquer traité');
  await agent.see('Traité');
  expect(await system.tlj('reconcile')).toMatchObject({ ok: true });
});

test('R-EXT-01: un extrait se lit à l’écran', async () => {
  await agent.goTo('/caf/pages/extraits');
  await agent.see('Liste des tiers');
  await agent.press('Liste des tiers');
  await agent.see('Raison sociale');
});

test('R-EXT-04: le journal dit ce qui vient d’être fait, et se vérifie', async () => {
  await agent.goTo('/caf/pages/journal');
  const seen = await agent.see('Événements du journal');
  for (const words of ['Lot marqué traité', 'Dépense acceptée', 'Famille suspendue']) expect(seen).toContain(words);
  await agent.press('Vérifier la chaîne');
  await agent.see('Le journal est intact');
});

test('R-PAY-05: les comptes sont justes, chaque équation avec ses deux côtés', async () => {
  await agent.goTo('/caf/pages/comptes-justes');
  await agent.see('7 contrôles justes sur 7');
});

/** Waits for the box, ticks it or not, and waits until the server has said yes. */
async function tick(selector: string, on: boolean): Promise<void> {
  const box = await agent.page.waitForSelector(selector);
  if ((await box!.evaluate((input) => (input as HTMLInputElement).checked)) !== on) await box!.click();
  await agent.page.waitForFunction(
    (wanted, checked) => {
      const input = document.querySelector<HTMLInputElement>(wanted);
      return input?.checked === checked && input.getAttribute('aria-busy') !== 'true';
    },
    {},
    selector,
    on,
  );
}

/** Fills the form that has this button. */
async function fillIn(button: string, fields: Record<string, string>): Promise<void> {
  await agent.page.evaluate(
    (words, values) => {
      const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
      const form = [...document.querySelectorAll('main form')].find((each) =>
        [...each.querySelectorAll('button')].some((one) => plain(one.textContent).startsWith(words)),
      );
      for (const [name, value] of Object.entries(values)) {
        const input = form?.querySelector<HTMLInputElement>(`[name="${name}"]`);
        if (!input) throw new Error(`no field ${name} in the form of ${words}`);
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')!.set!.call(input, value);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
    },
    button,
    fields,
  );
}

async function arrived(folder: string): Promise<string[]> {
  for (let time = 0; time < 100; time++) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.TXT'));
    if (names.length > 0) return names;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('nothing was downloaded');
}
