/** The map of the clubs (R-PAR-10) on a phone: groups, filters, near me, and the list that says the same. */
import type { Browser } from 'puppeteer';
import { createPartner } from '#core/partner/create-partner.ts';
import { useServedDatabase } from '../factories/database.ts';
import { aScheme, bySystem } from '../factories/scheme.ts';
import { type Portal, startPortal } from '../portal/running-portal.ts';
import { openBrowser, Person } from './person.ts';

const TOWNS = [
  ['Évry-Courcouronnes', '91000'],
  ['Ris-Orangis', '91130'],
  ['Étampes', '91150'],
  ['Massy', '91300'],
] as const;

const database = useServedDatabase();
let portal: Portal;
let chromium: Browser;
let visitor: Person;

beforeAll(async () => {
  await aScheme();
  for (const [place, [commune, postalCode]] of TOWNS.entries())
    for (const number of [1, 2, 3])
      await createPartner(bySystem(), {
        mail: 'club@exemple.fr',
        name: `Club ${commune} ${number}`,
        tiersi: String(1_000_000 + 10 * place + number),
        rang: '0001',
        activities: [number === 1 ? 'Cirque' : 'Judo'],
        line1: '1 rue du Stade',
        postalCode,
        commune,
      });
  portal = await startPortal(database.uri());
  chromium = await openBrowser();
});
afterAll(async () => {
  await chromium?.close();
  await portal?.stop();
});
beforeEach(async () => void (visitor = await Person.at(await chromium.createBrowserContext(), portal.url)));
afterEach(() => visitor.page.browserContext().close());

/** What the discs say, groups and towns. */
const discs = async (): Promise<string[]> => {
  await visitor.page.waitForSelector('[data-clubs]');
  return visitor.page.$$eval('.disc .hide', (all) => all.map((each) => each.textContent ?? ''));
};
const clubsOf = (words: string[]): number => words.reduce((sum, each) => sum + Number(/(\d+) clubs?/.exec(each)?.[1]), 0);

test('R-PAR-10: tous les clubs sont sur la carte, par groupes, et dans la liste ; rien ne sort vers un autre serveur', async () => {
  await visitor.goTo('/carte');
  expect(clubsOf(await discs())).toBe(14);
  expect(await visitor.see('14 clubs')).toContain('Club Étampes 2');
  await visitor.page.$eval('.disc', (disc) => (disc as HTMLElement).focus());
  await visitor.page.keyboard.press('Enter');
  await visitor.page.waitForFunction(
    () => document.querySelectorAll('.disc').length > 1 || document.querySelector('.leaflet-popup') !== null,
  );
  expect(visitor.frowns).toEqual([]);
});

test.each([320, 375, 768, 1280])('R-PAR-10: à %i px la carte s’ouvre sur toute l’Essonne', async (width) => {
  await visitor.page.setViewport({ width, height: 740 });
  await visitor.goTo('/carte');
  await discs();
  const [outline, frame] = await visitor.page.evaluate(() =>
    ['.commune', '.map'].map((each) => document.querySelector(each)!.getBoundingClientRect().toJSON() as DOMRect),
  );
  expect(outline!.top).toBeGreaterThanOrEqual(frame!.top);
  expect(outline!.bottom).toBeLessThanOrEqual(frame!.bottom);
  expect(outline!.left).toBeGreaterThanOrEqual(frame!.left);
  expect(outline!.right).toBeLessThanOrEqual(frame!.right);
  // And no smaller than it has to be.
  expect(Math.max(outline!.height / frame!.height, outline!.width / frame!.width)).toBeGreaterThan(0.7);
});

test('R-PAR-10: les filtres changent la carte et la liste ensemble', async () => {
  await visitor.goTo('/carte');
  await discs();
  await visitor.page.select('select[name="activite"]', 'Cirque');
  await visitor.press('Chercher');
  await visitor.page.waitForSelector('[data-clubs^="4 "], [data-clubs^="4\u00a0"]');
  const list = await visitor.see('Par nom4 clubs');
  expect(clubsOf(await discs())).toBe(4);
  expect(list).not.toContain('Club Massy 2');
  expect(visitor.frowns).toEqual([]);
});

test('R-PAR-10: près de moi : les plus proches d’abord, et la position reste dans le téléphone', async () => {
  await visitor.page.browserContext().overridePermissions(portal.url, ['geolocation']);
  await visitor.page.setGeolocation({ latitude: 48.434, longitude: 2.162 });
  const asked: string[] = [];
  visitor.page.on('request', (request) => asked.push(request.url()));
  await visitor.goTo('/carte');
  await discs();
  await visitor.press('Près de moi');
  const said = await visitor.see('dans la commune');
  expect(said.indexOf('Club Étampes 1')).toBeLessThan(said.indexOf('Club Massy 1'));
  expect(new URL(visitor.page.url()).searchParams.get('pres')).toBe('91223');
  expect(asked.join(' ')).not.toMatch(/48[.,]43|2[.,]16/);
  expect(visitor.frowns).toEqual([]);
});

test('R-PAR-10: sans script la liste suffit, et la page le dit', async () => {
  await visitor.page.setJavaScriptEnabled(false);
  await visitor.goTo('/carte?activite=Judo');
  const said = await visitor.see('La carte a besoin de JavaScript. La liste dit la même chose.');
  expect(said).toContain('9 clubs');
  expect(said).toContain('Club Massy 3');
});
