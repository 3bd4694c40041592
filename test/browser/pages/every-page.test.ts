/** Every page of the portal, by the table of routes: accessible, in both themes, on a small phone, at a keyboard (issues 5 and 6). */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { Browser } from 'puppeteer';
import { findChromium } from '../../../scripts/services/find-chromium.ts';
import { notPlain } from '../../language/plain-french.ts';
import { useServedDatabase } from '../../factories/database.ts';
import { pagesOfPdf, textOfPdf } from '../../factories/read-pdf.ts';
import { type Portal, startPortal } from '../../portal/running-portal.ts';
import { openBrowser } from '../person.ts';
import { faultsOf, lookEverywhere, type Seen } from './crawl.ts';
import { type Check, CHECKS } from './inspect.ts';
import { count, CRITERIA, OTHER_PROOFS, rgaaReport } from './rgaa.ts';
import { routeNames, isAddressOf } from './route-files.ts';
import { ROUTES } from './route-table.ts';
import { aWholeWorld, type World } from './world.ts';

const RGAA = 'docs/rgaa.md';

const database = useServedDatabase();
let portal: Portal;
let browser: Browser;
let world: World;
let seen: Seen[];

beforeAll(async () => {
  world = await aWholeWorld();
  const { found } = await findChromium(process.env.CHROMIUM_BINARY || undefined);
  portal = await startPortal(database.uri(), { CHROMIUM_BINARY: found?.path ?? '' });
  browser = await openBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']);
  seen = await lookEverywhere({ browser, url: portal.url, world });
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

test('R-PUB-01: chaque route du dossier a sa ligne dans la table, et rien de plus', () => {
  expect(Object.keys(ROUTES).sort()).toEqual(routeNames());
});

test('R-PUB-01: chaque adresse de la table est bien celle de sa route', () => {
  const wrong = Object.entries(ROUTES).flatMap(([route, { visits }]) =>
    visits.map(({ at }) => (typeof at === 'string' ? at : at(world))).filter((at) => route !== '$' && !isAddressOf(route, at)),
  );
  expect(wrong).toEqual([]);
});

test('R-PUB-01: chaque page répond comme la table le dit', () => {
  expect(seen.filter(({ status, expected }) => status !== expected).map(({ name, status }) => `${name} : ${status}`)).toEqual([]);
});

test.each(Object.entries(CHECKS) as [Check, string][])('R-PUB-01: sur chaque page et chaque formulaire refusé (%s) : %s', (check) => {
  expect(faultsOf(seen, check)).toEqual([]);
});

test('R-PUB-01: deux pages différentes ont deux titres différents ; un refus est dit dans le titre', () => {
  const titles = new Map<string, Seen>();
  const twice = seen.flatMap((each) => {
    const other = titles.get(each.title);
    titles.set(each.title, each);
    const same = !other || other.heading === each.heading || other.address === each.address;
    return same ? [] : [`${each.name} (${each.heading}) : « ${each.title} » est aussi le titre de ${other.name} (${other.heading})`];
  });
  expect(twice).toEqual([]);
  expect(seen.filter(({ name, title }) => name.endsWith('refusé') && !/^Erreur/.test(title)).map(({ name }) => name)).toEqual([]);
});

test('R-FAM-05, R-FAM-12: l’accord et les avertissements de ce qui est définitif sont en français simple', () => {
  const told = new Map(seen.flatMap(({ route, notices }) => notices.map((text) => [text, route] as const)));
  // Consent, draw, two deletions, opposition, withdrawal, scan: fewer would say that the table has lost a page.
  expect(new Set(told.values()).size).toBeGreaterThan(6);
  expect([...told].flatMap(([text, route]) => notPlain(text, { most: 15 }).map((fault) => `${route} → ${fault}`))).toEqual([]);
});

test('R-FAM-16, R-PUB-01: sur papier, l’affiche tient sur une feuille, et les montants repliés y sont', async () => {
  const page = await browser.newPage();
  const paper = async (path: string): Promise<Uint8Array> => {
    await page.goto(portal.url + path);
    return page.pdf({ preferCSSPageSize: true });
  };
  const poster = await paper(`/inviter-mon-club/affiche?club=${encodeURIComponent('Association sportive et culturelle '.repeat(3))}`);
  expect(await pagesOfPdf(poster)).toBe(1);
  expect(await textOfPdf(poster)).toContain(`${portal.url}/devenir-partenaire`);
  const amounts = await textOfPdf(await paper('/ai-je-droit'));
  for (const said of ['de 0 à 462 €', '105,00 €', '30,00 €']) expect(amounts).toContain(said);
  await page.close();
});

test('R-PUB-01: docs/rgaa.md dit chaque critère du RGAA et son résultat ; la déclaration dit les mêmes nombres', async () => {
  const failed = new Set((Object.keys(CHECKS) as Check[]).filter((check) => faultsOf(seen, check).length > 0));
  const written = await readFile(RGAA, 'utf8').catch(() => '');
  const now = rgaaReport(failed);
  // Written again for whoever changed a check: read it, then commit it.
  if (written !== now) await writeFile(RGAA, now);
  expect(written).toBe(now);
  expect(CRITERIA.map(({ id }) => id)).toHaveLength(106);
  for (const path of Object.values(OTHER_PROOFS)) expect([path, existsSync(path)]).toEqual([path, true]);
  const statement = await (await fetch(`${portal.url}/accessibilite`)).text();
  for (const number of [CRITERIA.length, count('machine'), count('person')]) expect(statement).toContain(`${number} critères`);
});
