import { AxePuppeteer } from '@axe-core/puppeteer';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { findChromium } from '../../scripts/services/find-chromium.ts';
import { useServedDatabase } from '../factories/database.ts';
import { aChild, anAccount, aPartner, aScheme, byFamily, LINA, MAIL, MATRICULE, NOE, PASSWORD, YEAR } from '../factories/scheme.ts';
import { type Portal, startPortal } from './running-portal.ts';

const database = useServedDatabase();
let portal: Portal;
let browser: Browser;
let page: Page;
/** Pages that show the longest of names and amounts; every page with usual ones is in test/browser/pages. */
let paths: string[];
let amount: string;
const complaints: string[] = [];

beforeAll(async () => {
  const chromium = await findChromium(process.env.CHROMIUM_BINARY || undefined);
  if (!chromium.found) throw new Error(`no Chromium for this test: ${chromium.reason}`);
  const { judo } = await aScheme();
  await anAccount();
  await aChild({ sias: '0098125', firstName: 'Anne-Sophie-Guillemette-Marie', birth: null, granted: 123_450 });
  const club = await aPartner('Association sportive et culturelle des Jeunes Évryens et de leurs Amis', '0314791', 'Cirque');
  const draw = { campaign: YEAR, matricule: MATRICULE, sias: LINA, amount: 9500 };
  const { code } = await issueVoucher(byFamily(), { ...draw, partnerId: judo });
  const tirage = `/famille/tirage?enfant=${LINA}`;
  amount = `${tirage}&partenaire=${club}`;
  paths = ['/famille', '/famille/historique', '/famille/tirage', tirage, amount, `/famille/qr/${code}`, `/partenaires?q=cirque`];
  portal = await startPortal(database.uri());
  browser = await puppeteer.launch({ executablePath: chromium.found.path, args: ['--no-sandbox'] });
  page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('the server responded with a status of 4')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(portal.url)) complaints.push(`outside: ${request.url()}`);
  });
  await page.goto(`${portal.url}/famille/connexion`);
  await page.type('#mail', MAIL);
  await page.type('#motDePasse', PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.pathname === '/famille');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

test('R-PUB-01: un nom très long et un montant très grand tiennent à 320, 375 et 1280 px ; axe ne trouve rien sur un grand écran', async () => {
  // axe comes as an inline script: the policy is set aside for it.
  await page.setBypassCSP(true);
  for (const path of paths) {
    await page.goto(portal.url + path, { waitUntil: 'load' });
    for (const width of [320, 375, 1280]) {
      await page.setViewport({ width, height: 800 });
      const over = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
      expect({ path, width, over }).toEqual({ path, width, over: 0 });
    }
    const { violations } = await new AxePuppeteer(page).analyze();
    expect({ path, violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`) }).toEqual({
      path,
      violations: [],
    });
  }
  expect(complaints).toEqual([]);
}, 120_000);

test('R-FAM-12: trois clics envoient une seule fois ; un refus donne le focus au résumé et le dit dans le titre', async () => {
  await page.setBypassCSP(false);
  await page.goto(portal.url + amount, { waitUntil: 'networkidle0' });
  await page.type('#montant', '99999');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.className === 'errors');
  expect(await page.title()).toMatch(/^Erreur\u202f: Quel montant/);
  expect(await page.$eval('#montant', (input) => (input as HTMLInputElement).value)).toBe('99999');
  await page.click('#montant', { count: 3 });
  await page.type('#montant', '10');
  expect(await page.$eval('output.left', (output) => output.textContent)).toContain('Il restera 45,00');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#confirme');
  await page.waitForFunction(() => document.activeElement?.id === 'contenu');
  // Waits until the box holds still: the page goes back to its top as it comes.
  await page.locator('#confirme').click();
  expect(await page.$eval('#confirme', (box) => (box as HTMLInputElement).checked)).toBe(true);
  let posts = 0;
  page.on('request', (request) => (posts += Number(request.method() === 'POST')));
  await page.$eval('main form button', (button) => [1, 2, 3].forEach(() => button.click()));
  await page.waitForSelector('.toast');
  expect(new URL(page.url()).pathname).toMatch(/^\/famille\/qr\//);
  expect(posts).toBe(1);
  expect(await page.title()).toMatch(/^QR code de Lina/);
}, 60_000);

test('R-FAM-12, R-FAM-15: le retour du navigateur ramène à l’étape d’avant, avec ce qui était écrit', async () => {
  const typed = (id: string): Promise<string> => page.$eval(`#${id}`, (input) => (input as HTMLInputElement).value);
  /** The next step shows a little before it has its entry in the history. */
  const send = async (): Promise<void> => {
    const { length } = await page.evaluate(() => ({ length: history.length }));
    await page.$eval('main form', (form) => (form as HTMLFormElement).requestSubmit());
    await page.waitForFunction((before) => history.length > before, {}, length);
  };
  await page.goto(portal.url + amount.replace(LINA, NOE), { waitUntil: 'networkidle0' });
  await page.type('#montant', '7,25');
  await send();
  await page.waitForSelector('#confirme');
  await page.goBack();
  await page.waitForSelector('#montant');
  expect(await typed('montant')).toBe('7,25');
  await page.goto(`${portal.url}/famille/depense?enfant=${NOE}`, { waitUntil: 'networkidle0' });
  const club = { organisme: 'Échecs & Cie', adresse: '12 rue de Paris', mailOrganisme: 'contact@echecs.example', responsable: 'Karim' };
  for (const [id, value] of Object.entries(club)) await page.locator(`#${id}`).fill(value);
  await send();
  await page.waitForSelector('#cout');
  await page.goBack();
  await page.waitForSelector('#organisme');
  for (const [id, value] of Object.entries(club)) expect([id, await typed(id)]).toEqual([id, value]);
}, 60_000);
