/** The screens in a real browser: each entry of the menu opens, in French, without an error, and asks nothing of another host. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { AxePuppeteer } from '@axe-core/puppeteer';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { RIGHTS } from '#core/access/rights.rules.ts';
import { findChromium } from '../../scripts/services/find-chromium.ts';
import { menuFor } from '../../backoffice/access/menu.ts';
import { BUNDLE_DIR } from '../../backoffice/paths.ts';
import { useDatabase } from '../factories/database.ts';
import { aScheme } from '../factories/scheme.ts';
import { anAgent, desk, PASSWORD } from './desk.ts';

useDatabase();

let browser: Browser;
let page: Page;
let server: Server;
let base = '';
const trouble: string[] = [];

beforeAll(async () => {
  if (!existsSync(path.join(BUNDLE_DIR, 'bundle.js')))
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'backoffice/build-bundle.ts'], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
  await aScheme();
  server = createServer(desk()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { found } = await findChromium(process.env.CHROMIUM_BINARY);
  browser = await puppeteer.launch({ executablePath: found!.path, args: ['--no-sandbox'] });
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 860 });
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  page.on('request', (asked) => !/^(data:|http:\/\/127\.0\.0\.1:)/.test(asked.url()) && trouble.push(`ailleurs : ${asked.url()}`));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

test('R-AGT-03, R-TEC: chaque écran du menu s’ouvre sans erreur, sans demande ailleurs, sans faute d’accessibilité', async () => {
  const agent = await anAgent([...RIGHTS]);
  await page.goto(`${base}/caf`);
  for (const [name, value] of Object.entries({ code: agent.code, mail: agent.mail, motDePasse: PASSWORD }))
    await page.type(`#${name}`, value);
  await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), page.click('button[type=submit]')]);
  const faults: string[] = [];
  for (const { label, href } of menuFor(RIGHTS).flatMap(({ items }) => items)) {
    await page.goto(base + href, { waitUntil: 'networkidle0' });
    const title = await page.$eval('#contenu h1, [data-css="app-content"] h2', (heading) => heading.textContent ?? '');
    if (title.length < 3) faults.push(`${label} : pas de titre`);
    const { violations } = await new AxePuppeteer(page).include('.tlj').analyze();
    faults.push(...violations.map(({ id, nodes }) => `${label} : ${id} ${nodes[0]?.html.slice(0, 120)}`));
  }
  expect(trouble).toEqual([]);
  expect(faults).toEqual([]);
}, 180_000);

test('R-AGT-02: se déconnecter par le bouton mène à la connexion', async () => {
  await Promise.all([page.waitForNavigation(), page.click('.bar-top button[type=submit]')]);
  expect(new URL(page.url()).pathname).toBe('/caf/login');
  await page.goto(`${base}/caf/pages/campagne`);
  expect(new URL(page.url()).pathname).toBe('/caf/login');
});
