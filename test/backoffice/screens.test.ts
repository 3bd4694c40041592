/** The screens in a real browser: each entry of the menu opens, in French, without an error, and asks nothing of another host. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'puppeteer';
import { RIGHTS } from '#core/access/rights.rules.ts';
import { inLanes } from '../../scripts/demo/in-lanes.ts';
import { menuFor } from '../../backoffice/access/menu.ts';
import { BUNDLE_DIR } from '../../backoffice/paths.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { openBrowser } from '../browser/person.ts';
import { useDatabase } from '../factories/database.ts';
import { aSubmitted } from '../factories/depenses.ts';
import { anAccount, aScheme, byFamily, byPartner, bySystem, LINA, MATRICULE, NOE, YEAR } from '../factories/scheme.ts';
import { anAgent, desk, PASSWORD } from './desk.ts';

useDatabase();

/** One record at least of each kind, as the use-cases leave them. */
async function aCampaign(): Promise<void> {
  const { judo } = await aScheme();
  await anAccount();
  await aSubmitted({ sias: NOE });
  const wanted = { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: judo, amount: 4000 };
  const { code } = await issueVoucher(byFamily(), wanted);
  await validateVoucher(byPartner('u'), { code, partnerId: judo });
  const { batch } = await generateBatch(bySystem(), { kind: 'partners' });
  await downloadBatch(bySystem(), batch);
  await markProcessed(bySystem(), { batch });
}

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
  await aCampaign();
  server = createServer(desk()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
  page = await aTab();
  await logIn();
}, 120_000);

/** A tab that notes whatever goes wrong in it. */
async function aTab(): Promise<Page> {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1280, height: 860 });
  tab.on('pageerror', (error) => trouble.push(String(error)));
  tab.on('console', (said) => said.type() === 'error' && !/^Failed to load resource/.test(said.text()) && trouble.push(said.text()));
  tab.on('response', (answer) => answer.status() >= 400 && trouble.push(`${answer.status()} ${answer.url().replace(base, '')}`));
  tab.on('request', (asked) => !/^(data:|http:\/\/127\.0\.0\.1:)/.test(asked.url()) && trouble.push(`ailleurs : ${asked.url()}`));
  return tab;
}

/** An agent with every right, whom all the tests of this file are. */
async function logIn(): Promise<void> {
  const agent = await anAgent([...RIGHTS]);
  await page.goto(`${base}/caf`);
  for (const [name, value] of Object.entries({ code: agent.code, mail: agent.mail, motDePasse: PASSWORD }))
    await page.type(`#${name}`, value);
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.click('button[type=submit]')]);
}

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

/** Opens an address, and waits until the page has all it asked for. */
async function open(tab: Page, href: string): Promise<void> {
  await tab.goto(base + href, { waitUntil: 'load' });
  await tab.waitForSelector('#contenu h1, [data-css="app-content"] h2');
  await tab.waitForNetworkIdle({ idleTime: 200 });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe says of the page as it is, and whether it has a heading. */
async function faultsOf(what: string, tab = page): Promise<string[]> {
  const title = await tab.$eval('#contenu h1, [data-css="app-content"] h2', (heading) => heading.textContent ?? '').catch(() => '');
  await tab.evaluate(`window.axe ?? (() => {${AXE}})()`);
  const violations = await tab.evaluate(async () => {
    interface Result {
      violations: { id: string; nodes: { html: string }[] }[];
    }
    const { axe } = window as unknown as { axe: { run(context: string, options: object): Promise<Result> } };
    // An attestation in its frame is a file, not a page.
    return (await axe.run('.tlj', { resultTypes: ['violations'], iframes: false })).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
  });
  return [
    ...(title.length < 3 ? [`${what} : pas de titre`] : []),
    ...violations.map(([id, html]) => `${what} : ${id} ${html?.slice(0, 120)}`),
  ];
}

/** Several tabs at once: while one waits for the server, another is drawn. */
const TABS = 3;

/** What is wrong with each address, what is folded on it open. */
async function faultsAt(addresses: readonly { what: string; href: string }[]): Promise<string[]> {
  const free = await Promise.all(Array.from({ length: TABS }, aTab));
  const faults: string[] = [];
  await inLanes(addresses, TABS, async ({ what, href }) => {
    const tab = free.pop()!;
    await open(tab, href);
    await tab.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
    faults.push(...(await faultsOf(what, tab)));
    free.push(tab);
  });
  await Promise.all(free.map((tab) => tab.close()));
  return faults;
}

test('R-AGT-03, R-TEC: chaque écran du menu s’ouvre sans erreur, sans demande ailleurs, sans faute d’accessibilité', async () => {
  const entries = menuFor(RIGHTS).flatMap(({ items }) => items);
  expect(await faultsAt(entries.map(({ label, href }) => ({ what: label, href })))).toEqual([]);
  expect(trouble.splice(0)).toEqual([]);
}, 240_000);

/** Every sheet's record, and the pages of ours that show one: what is folded is opened, so that its forms are looked at too. */
test('R-TEC: les fiches, les formulaires dépliés, refusés, et le tiroir des filtres sont sans faute non plus', async () => {
  const first = async (id: string): Promise<string> =>
    page.evaluate(async (sheet) => {
      const list = (await (await fetch(`/caf/api/resources/${sheet}/actions/list?perPage=1`)).json()) as { records: { id: string }[] };
      return encodeURIComponent(list.records[0]?.id ?? '');
    }, id);
  const record = async (id: string): Promise<string> => `/caf/resources/${id}/records/${await first(id)}/show`;
  const records = await Promise.all(['Campaign', 'Child', 'Voucher', 'Letter', 'Payable', 'PaymentBatch', 'PaymentLine'].map(record));
  const [famille, partenaire, depense, lot, agent] = [
    ...[await first('Family'), await first('Partner'), await first('Depense'), await first('PaymentBatch'), await first('Agent')],
  ];
  const pages = [
    ...['', '&onglet=acces', '&onglet=traitements', '&onglet=journal'].map((tab) => `/caf/pages/famille?id=${famille}${tab}`),
    ...['', 'modifier', 'convention', 'acces', 'historique', 'etat'].map((tab) => `/caf/pages/partenaire?id=${partenaire}&onglet=${tab}`),
    ...[`/caf/pages/depenses-a-decider?depense=${depense}`, `/caf/pages/lot?lot=${lot}`, `/caf/pages/agent?code=${agent}`],
    ...[`/caf/pages/annuler-validation?code=${await first('Voucher')}`, '/caf/pages/cloture', '/caf/pages/mon-compte'],
    ...['/caf/pages/extraits?extrait=statistique&voir=oui', '/caf/pages/extraits?extrait=bordereau', '/caf/pages/messages?message=balance'],
    '/caf/pages/chercher-une-famille?q=morel',
  ];
  const faults = await faultsAt([...records, ...pages].map((href) => ({ what: href, href })));
  await open(page, '/caf/pages/nouveau-partenaire');
  await page.click('main form button[type=submit]');
  await page.waitForSelector('main .err');
  faults.push(...(await faultsOf('formulaire refusé')));
  await open(page, '/caf/resources/Voucher');
  await page.locator('::-p-text(Filtrer)').click();
  await page.waitForSelector('fieldset.desk-range');
  faults.push(...(await faultsOf('tiroir des filtres')));
  // The form sent empty on purpose.
  expect(trouble.splice(0)).toEqual(['422 /caf/actions/partenaires']);
  expect(faults).toEqual([]);
}, 240_000);

test('R-AGT-02: se déconnecter par le bouton mène à la connexion', async () => {
  await page.goto(`${base}/caf`, { waitUntil: 'networkidle0' });
  await Promise.all([page.waitForNavigation(), page.click('.bar-top button[type=submit]')]);
  expect(new URL(page.url()).pathname).toBe('/caf/login');
  await page.goto(`${base}/caf/pages/campagne`);
  expect(new URL(page.url()).pathname).toBe('/caf/login');
});
