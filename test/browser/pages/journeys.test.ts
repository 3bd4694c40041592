/** The whole of what a family and a club do, with a keyboard alone: the focus in sight at each stop (WCAG 2.1.1, 2.4.7), with and without script. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, HTTPRequest } from 'puppeteer';
import { aClubPassword } from '../../factories/club.ts';
import { emptyDatabase, useServedDatabase } from '../../factories/database.ts';
import { anAccount, aScheme, LINA, MAIL, NOE, PASSWORD, type Scheme } from '../../factories/scheme.ts';
import { type Portal, startPortal } from '../../portal/running-portal.ts';
import { openBrowser } from '../person.ts';
import { Hands } from './hands.ts';
import { claim, deleteCode, draw, invite, logIn, scan, signUp } from './journeys.ts';
import { watched } from './visitors.ts';

const JUDO = '0314583@club.example';
const database = useServedDatabase();
let portal: Portal;
let browser: Browser;
let scheme: Scheme;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-hands-'));
  portal = await startPortal(database.uri());
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  await aClubPassword(JUDO);
});

test.each([
  ['au clavier seul', true],
  ['sans JavaScript', false],
])(
  'R-PUB-01, R-FAM-01 à 15, R-QR-04: %s, la famille et le club vont au bout de tout, et voient où ils sont',
  async (_how, script) => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const frowns = watched(page, portal.url);
    await page.setViewport({ width: 375, height: 740 });
    await page.setJavaScriptEnabled(script);
    const hands = new Hands(page, portal.url, script);
    await signUp(hands);
    await logIn(hands);
    const code = await draw(hands, scheme, LINA, '40,00');
    await deleteCode(hands, await draw(hands, scheme, NOE, '30,00'));
    await claim(hands, NOE, folder);
    await scan(hands, JUDO, code);
    await invite(hands);
    expect([...hands.unseen, ...frowns]).toEqual([]);
    await context.close();
  },
  240_000,
);

test('R-PUB-01: à l’étape suivante le focus va au contenu une seule fois, et ce qui est déjà tapé ne se perd pas', async () => {
  await anAccount();
  const page = await browser.newPage();
  const hands = new Hands(page, portal.url, true);
  await hands.goTo('/famille/connexion');
  await hands.fill({ mail: MAIL, motDePasse: PASSWORD });
  await hands.send('motDePasse');
  await hands.see('Bonjour Nadia');
  await hands.goTo(`/famille/depense?enfant=${LINA}`);
  await hands.fill({
    organisme: 'Échecs et Compagnie',
    adresse: '12 rue de Paris',
    mailOrganisme: 'a@echecs.example',
    responsable: 'Karim',
  });
  // The step shows before the data of its page have come again: that is when somebody quick types.
  const held: HTTPRequest[] = [];
  await page.setRequestInterception(true);
  page.on('request', (request) => void (request.method() === 'GET' ? held.push(request) : request.continue()));
  await hands.send('responsable');
  await page.waitForFunction(() => document.querySelector('[name=cout]') && document.activeElement?.id === 'contenu');
  // Asked by the page already, told to us a little later on a busy machine.
  while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await page.focus('[name=cout]');
  await page.keyboard.type('11');
  for (const request of held.splice(0)) await request.continue();
  await hands.until('form[aria-busy=false]');
  await page.keyboard.type('0,00');
  expect(await page.$eval('[name=cout]', (each) => (each as HTMLInputElement).value)).toBe('110,00');
  await page.close();
}, 60_000);
