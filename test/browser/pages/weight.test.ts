/** Issue 5: a family's home weighs less than 120 kB on first load, compressed; the map is fetched by its own page alone (decision 0342). */
import type { Browser } from 'puppeteer';
import { useServedDatabase } from '../../factories/database.ts';
import { type Portal, startPortal } from '../../portal/running-portal.ts';
import { openBrowser } from '../person.ts';
import { inABrowser } from './visitors.ts';
import { total, weigh } from './weight.ts';
import { aWholeWorld } from './world.ts';

const database = useServedDatabase();
let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  await aWholeWorld();
  portal = await startPortal(database.uri());
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

test.each([
  ['l’accueil d’une famille pèse moins de 120 ko à la première visite', 'family', '/famille', 120_000],
  ['l’accueil public pèse moins de 120 ko à la première visite', 'nobody', '/', 120_000],
  ['l’accueil d’un club ne pèse pas plus qu’aujourd’hui', 'tout', '/partenaire', 143_000],
] as const)(
  'R-FAM-10, R-PAR-09: %s',
  async (_what, who, address, most) => {
    const context = await inABrowser(browser, portal.url, who);
    const parts = await weigh(await context.newPage(), portal.url + address);
    await context.close();
    const said = [`${total(parts)} octets`, ...parts.map(({ path, bytes }) => `${bytes} ${path}`)].join('\n');
    expect(total(parts) <= most ? 'assez peu' : said).toBe('assez peu');
    // Everything that is text travels compressed, and nothing of the map or of the scanner comes along.
    const plain = parts.filter(({ path, bytes, encoding }) => /\.(?:js|css)$|^\/[^.]*$/.test(path) && bytes > 1500 && encoding === '');
    expect(plain.map(({ path }) => path)).toEqual([]);
    expect(parts.filter(({ path }) => /draw-map|outlines|zxing|Scanner/i.test(path)).map(({ path }) => path)).toEqual([]);
  },
  60_000,
);

test('R-SEC-01: un fichier de la construction est gardé un an, dit son type, et se donne aussi sans brotli', async () => {
  const page = await (await fetch(`${portal.url}/aide`)).text();
  for (const path of [/src="(\/assets\/[^"]+\.js)"|href="(\/assets\/[^"]+\.js)"/, /href="(\/assets\/[^"]+\.css)"/].map((form) =>
    form.exec(page)?.slice(1).find(Boolean),
  ))
    for (const encoding of ['br', 'identity']) {
      const { headers, status } = await fetch(portal.url + path, { headers: { 'Accept-Encoding': encoding } });
      expect([status, headers.get('Cache-Control')]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect(headers.get('Content-Type')).toMatch(/^(?:text|application)\/(?:javascript|css); charset=utf-8$/i);
      expect(headers.get('Content-Encoding')).toBe(encoding === 'br' ? 'br' : null);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
}, 60_000);
