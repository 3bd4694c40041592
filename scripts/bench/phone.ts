/**
 * phone: the pages a family sees first, on a slow phone (375 px, a processor 4 times slower, Lighthouse's "slow 4G"), with an empty cache.
 * The figure is the largest contentful paint of the slowest page, beside that of a page of the same shell that asks nothing and runs no
 * script; each page's marks are said on stderr, and the lowest is at least 95 (issue 5).
 */
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer';
import { createPartner } from '#core/partner/create-partner.ts';
import { system } from '#core/shared/author.ts';
import { settings } from '#core/shared/settings.ts';
import { findChromium } from '../services/find-chromium.ts';
import { actOf } from './draw-ground.ts';
import { type FamilyPortal, withFamily } from './family-portal.ts';
import { type Figures, median } from './figures.ts';
import { film } from './phone-film.ts';
import { MEASURES, type PhoneMeasures, phoneScore } from './phone-score.ts';
import { turns } from './turns.ts';

const CLUBS = 60;
const EMPTY = '/mentions-legales';
/** What Lighthouse asks of Chromium for 150 ms there and back and 1.6 Mbit/s: each request pays for its connection and its handshake. */
const SLOW_4G = { offline: false, latency: 150 * 3.75, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: (750e3 / 8) * 0.9 };
const SLOWER = 4;
const QUIET_MS = 700;

export const benchPhone = ({ iterations }: { iterations: number }): Promise<Figures> =>
  withFamily(async (at) => {
    await moreClubs();
    const browser = await openPhone();
    const pages = ['/', '/famille/connexion', '/famille', `/famille/tirage?enfant=${at.child}`, '/partenaires'];
    const marks = new Map<string, PhoneMeasures[]>(pages.map((address) => [address, []]));
    const figures: Figures = { name: 'phone', work: [], floor: [], ratioToReach: Infinity, points: [] };
    try {
      return await turns(iterations, figures, async () => {
        const { lcp: floor } = await look(browser, at, EMPTY);
        const all: PhoneMeasures[] = [];
        for (const address of pages) all.push(await look(browser, at, address));
        pages.forEach((address, rank) => marks.get(address)!.push(all[rank]!));
        figures.points!.push(Math.min(...all.map(phoneScore)));
        return { floor, work: Math.max(...all.map(({ lcp }) => lcp)) };
      });
    } finally {
      for (const [address, all] of marks) process.stderr.write(`${said(address, all)}\n`);
      await browser.close();
    }
  });

/** One line of the table: medians of every turn, the first included. */
function said(address: string, all: readonly PhoneMeasures[]): string {
  const values = MEASURES.map((name) => `${name} ${Math.round(1000 * median(all.map((each) => each[name]))) / 1000}`);
  return `${Math.round(median(all.map(phoneScore)))} sur 100  ${address.split('?')[0]} : ${values.join(', ')}`;
}

async function openPhone(): Promise<Browser> {
  const { found, reason } = await findChromium(settings().chromiumBinary);
  if (!found) throw new Error(`Cette mesure a besoin d’un Chromium : ${reason}.`);
  return puppeteer.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** The directory has a full page. */
async function moreClubs(): Promise<void> {
  for (let rank = 0; rank < CLUBS; rank++)
    await createPartner(actOf(system('bench')), {
      name: `Club de danse ${rank}`,
      mail: `danse${rank}@club.example`,
      activities: ['Danse'],
      line1: `${rank + 1} rue des Lilas`,
      postalCode: '91350',
      commune: 'Grigny',
      tiersi: String(400_000 + rank).padStart(7, '0'),
      rang: '0001',
    });
}

/** Somebody's first visit: an empty cache, on a phone of its own. */
async function look(browser: Browser, { url, cookie }: FamilyPortal, address: string): Promise<PhoneMeasures> {
  const context = await browser.createBrowserContext();
  try {
    // A family that is logged in does not see these two as others do.
    if (!/^\/(famille\/connexion)?$/.test(address)) await context.setCookie(...cookiesOf(cookie, new URL(url).hostname));
    const page = await context.newPage();
    await page.setViewport({ width: 375, height: 740, isMobile: true, hasTouch: true });
    const session = await page.createCDPSession();
    await slowDown(session);
    // tsx names the functions it compiles, with a helper the page does not have.
    await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
    await page.evaluateOnNewDocument(note);
    const filmed = await film(session);
    await page.goto(url + address, { waitUntil: 'networkidle0', timeout: 60_000 });
    await quiet(page);
    const { origin, ...measures } = await page.evaluate(() => (window as unknown as { noted: () => Noted }).noted());
    return { ...measures, si: await filmed(origin) };
  } finally {
    await context.close();
  }
}

/** "name=value; other=" as a browser keeps them; an empty one clears, and is left out. */
const cookiesOf = (cookie: string, domain: string) =>
  cookie
    .split('; ')
    .map((pair) => pair.split(/=(.*)/s))
    .flatMap(([name = '', value = '']) => (value ? [{ name, value, domain, path: '/' }] : []));

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

const quiet = (page: Page): Promise<void> => page.evaluate((wait) => new Promise<void>((done) => setTimeout(done, wait)), QUIET_MS);

type Noted = Omit<PhoneMeasures, 'si'> & { origin: number };

/** Runs in each page: gathers its paints, its shifts and its long tasks. */
function note(): void {
  const seen = { fcp: 0, lcp: 0, long: [] as PerformanceEntry[], shifts: [] as { startTime: number; value: number }[] };
  const watch = (type: string, take: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.fcp = entry.startTime;
  });
  watch('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  watch('longtask', (entry) => seen.long.push(entry));
  watch('layout-shift', (entry) => seen.shifts.push(entry as unknown as { startTime: number; value: number }));
  (window as unknown as { noted: () => Noted }).noted = () => {
    // What a task holds back beyond 50 ms, once something is painted.
    const blocked = ({ startTime, duration }: PerformanceEntry): number =>
      Math.max(0, startTime + duration - Math.max(seen.fcp, startTime) - 50);
    let [worst, run, first, before] = [0, 0, 0, -Infinity];
    for (const { startTime, value } of seen.shifts) {
      if (startTime - before > 1000 || startTime - first > 5000) [run, first] = [0, startTime];
      [run, before] = [run + value, startTime];
      worst = Math.max(worst, run);
    }
    const tbt = seen.long.reduce((sum, task) => sum + blocked(task), 0);
    return { fcp: seen.fcp, lcp: seen.lcp, tbt, cls: worst, origin: performance.timeOrigin };
  };
}
