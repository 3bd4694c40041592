/** A family draws on a phone (R-FAM-12): from the child and from the club. Without script: test/portal/family-draw.test.ts. */
import type { Browser } from 'puppeteer';
import { extractText, getDocumentProxy } from 'unpdf';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { findChromium } from '../../scripts/services/find-chromium.ts';
import { emptyDatabase, useServedDatabase } from '../factories/database.ts';
import { readQr } from '../factories/read-qr.ts';
import { anAccount, aScheme, LINA, MAIL, NOE, PASSWORD, type Scheme } from '../factories/scheme.ts';
import { type Portal, startPortal } from '../portal/running-portal.ts';
import { openBrowser, Person } from './person.ts';

const database = useServedDatabase();
let portal: Portal;
let chromium: Browser;
let scheme: Scheme;
let nadia: Person;

beforeAll(async () => {
  const { found, reason } = await findChromium(process.env.CHROMIUM_BINARY || undefined);
  if (!found) throw new Error(`no Chromium for this test: ${reason}`);
  portal = await startPortal(database.uri(), { CHROMIUM_BINARY: found.path });
  chromium = await openBrowser();
});
afterAll(async () => {
  await chromium?.close();
  await portal?.stop();
});
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  await anAccount();
  nadia = await Person.at(await chromium.createBrowserContext(), portal.url);
});
afterEach(() => nadia.page.browserContext().close());

async function logIn(): Promise<void> {
  await nadia.goTo('/famille/connexion');
  await nadia.type({ mail: MAIL, motDePasse: PASSWORD });
  await nadia.press('Se connecter');
  await nadia.see('Bonjour Nadia');
}

async function checkAndMake(amount: string): Promise<string> {
  await nadia.press('Continuer');
  await nadia.see('Vérifiez avant de valider');
  await nadia.tick('confirme');
  await nadia.press(`Créer le QR code de ${amount}`);
  await nadia.see('Montrez ce QR code au club');
  return nadia.lastPart();
}

test('R-FAM-12: enfant, club cherché, montant suivi au centime, trop refusé près du champ, puis le QR code en grand', async () => {
  await logIn();
  await nadia.press('Utiliser pour Lina');
  await nadia.see('Quel club pour Lina');
  await nadia.type({ q: 'musique grigny' });
  await nadia.press('Chercher');
  expect(await nadia.see('1 club trouvé')).not.toContain('Judo Club');
  await nadia.tick('partenaire', scheme.musique);
  await nadia.press('Continuer');
  await nadia.see('Quel montant');
  await nadia.type({ montant: '95' });
  await nadia.see('Il restera 55,00 €');
  await nadia.type({ montant: '150,01' });
  await nadia.see('0,01 € de trop');
  await nadia.press('Continuer');
  await nadia.see('C’est plus que ce qui reste : 150,00 €. Écrivez 150,00 € ou moins.');
  expect(await nadia.page.$eval('#montant', (field) => (field as HTMLInputElement).value)).toBe('150,01');
  await nadia.press('La moitié : 75,00 €');
  await nadia.see('Il restera 75,00 €');
  await nadia.type({ montant: '95' });
  const code = await checkAndMake('95,00 €');
  await nadia.press('Voir en grand');
  await nadia.see('Fermer');
  expect(await readQr(await nadia.page.screenshot())).toBe(code);
  const side = await nadia.page.$eval('.qr svg', (drawing) => drawing.getBoundingClientRect().width);
  expect(side).toBeGreaterThan(330);
  await nadia.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  expect(await nadia.page.$eval('body', (body) => getComputedStyle(body).backgroundColor)).toBe('rgb(255, 255, 255)');
  expect(nadia.frowns).toEqual([]);
});

test('R-FAM-12: du club à l’enfant, avec le choix rapide', async () => {
  await logIn();
  await nadia.goTo('/partenaires?ordre=nom');
  await nadia.press('Utiliser ici');
  await nadia.see('Chez Judo Club de Grigny');
  await nadia.tick('enfant', NOE);
  await nadia.press('Continuer');
  await nadia.see('Pour Noé, chez Judo Club de Grigny');
  await nadia.press('Tout : 150,00 €');
  await nadia.see('Il restera 0,00 €');
  const code = await checkAndMake('150,00 €');
  expect(await Vouchers.findById(code).lean()).toMatchObject({ partnerId: scheme.judo, amount: 15_000 });
});

test('R-QR-02: frère et sœur dans un club : une seule feuille, un QR code lisible chacun', async () => {
  await logIn();
  const codes: string[] = [];
  for (const enfant of [LINA, NOE]) {
    await nadia.goTo(`/famille/tirage?${new URLSearchParams({ enfant, partenaire: scheme.judo, montant: '40,00' })}`);
    codes.push(await checkAndMake('40,00 €'));
  }
  const said = await nadia.see('Vous avez 2 QR codes pour Judo Club de Grigny');
  expect(said).toContain('Les imprimer sur une seule feuille');
  const address = await nadia.page.$eval('a[href*="/panier/"]', (link) => link.getAttribute('href'));
  const bytes = await nadia.page.evaluate(async (from) => [...new Uint8Array(await (await fetch(from!)).arrayBuffer())], address);
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  expect(pdf.numPages).toBe(1);
  const { text } = await extractText(pdf, { mergePages: true });
  for (const word of ['Lina', 'Noé', '14/03/2016', '02/09/2012', '0314583', 'Judo Club de Grigny', ...codes]) expect(text).toContain(word);
  expect(nadia.frowns).toEqual([]);
});
