/** Goes to every page of the table, and to each of its forms once refused, and says what is wrong where. */
import type { Browser, BrowserContext, Page } from 'puppeteer';
import { LoginAttempts, Throttles } from '#core/access/access.model.ts';
import { notices } from './in-page.ts';
import { type Check, type Found, inspect, invalidCode } from './inspect.ts';
import { ROUTES, type Visit, type Who } from './route-table.ts';
import { inABrowser, watched } from './visitors.ts';
import type { World } from './world.ts';

/** A page that was looked at. */
export interface Seen {
  route: string;
  address: string;
  /** Who, where, after which forms. */
  name: string;
  status: number;
  expected: number;
  title: string;
  heading: string;
  /** What must be understood before it is done. */
  notices: string[];
  found: Found;
}

interface Ground {
  browser: Browser;
  url: string;
  world: World;
}

const LANES = 2;
const PATIENCE_MS = 10_000;
/** The size of a tab that nobody has touched. */
const NEW_TAB = { width: 800, height: 600 };

interface Task {
  who: Who;
  route: string;
  visit: Visit;
}

/** Looks at every visit of every page, several at a time. */
export async function lookEverywhere(ground: Ground): Promise<Seen[]> {
  const tasks = Object.entries(ROUTES).flatMap(([route, { kind, visits }]) =>
    kind === 'page' ? visits.map((visit): Task => ({ who: visit.who, route, visit })) : [],
  );
  const contexts = new Map<Who, BrowserContext>();
  for (const { who } of tasks) if (!contexts.has(who)) contexts.set(who, await inABrowser(ground.browser, ground.url, who));
  const seen: Seen[] = [];
  const lane = async (): Promise<void> => {
    const tabs = new Map<Who, Tab>();
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      if (!tabs.has(task.who)) tabs.set(task.who, await aTab(contexts.get(task.who)!, ground.url));
      seen.push(...(await lookAt(ground, tabs.get(task.who)!, task)));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await Promise.all([...contexts.values()].map((context) => context.close()));
  return seen;
}

/** One tab for all that somebody looks at: a new one for each page is a new process for each. */
interface Tab {
  page: Page;
  frowns: string[];
}

async function aTab(context: BrowserContext, url: string): Promise<Tab> {
  const page = await context.newPage();
  return { page, frowns: watched(page, url) };
}

/** Makes of a tab what a new one is. */
async function asNew({ page, frowns }: Tab): Promise<void> {
  await page.evaluate(() => window.origin !== 'null' && sessionStorage.clear());
  await page.emulateMediaFeatures([]);
  await page.setViewport(NEW_TAB);
  frowns.length = 0;
}

/** One visit, then each of its forms sent empty. */
async function lookAt(ground: Ground, tab: Tab, { who, route, visit }: Task): Promise<Seen[]> {
  await asNew(tab);
  const { page, frowns } = tab;
  const seen: Seen[] = [];
  const after = typeof visit.then === 'function' ? visit.then(ground.world) : (visit.then ?? []);
  const address = addressOf(visit, ground.world);
  /** What the page answered, as long as it is the one that is shown. */
  let there: { status: number; code: string[] } | null = null;
  const name = `${who} ${address}${after.length > 0 ? ` après ${after.length}` : ''}`;
  /** Comes to the page by `way`, and looks; what stops it is said of this page, and the others are looked at all the same. */
  const look = async (how: string, way: () => Promise<unknown>): Promise<void> => {
    const entry: Seen = {
      route,
      address,
      name: name + how,
      status: 0,
      expected: visit.status ?? 200,
      title: '',
      heading: '',
      notices: [],
      found: {},
    };
    seen.push(entry);
    try {
      if (!there) {
        const { status, html } = await goTo(page, ground, visit);
        for (const fields of after) await send(page, fields);
        there = { status, code: invalidCode(html) };
      }
      entry.status = there.status;
      await way();
      entry.found = { ...(await inspect(page, frowns)), code: there.code };
      entry.notices = await page.evaluate(notices);
      [entry.title, entry.heading] = [await page.title(), await page.$eval('h1', (each) => each.textContent ?? '')];
    } catch (error) {
      const said = await page.$eval('main', (each) => each.innerText.slice(0, 200)).catch(() => '');
      there = null;
      entry.found.venue = [`${String(error).slice(0, 200)} : ${said}`];
    }
  };
  await look('', () => Promise.resolve());
  const forms = visit.emptyIsFine ? 0 : await askingForms(page);
  for (let rank = 0; rank < forms; rank++) {
    await look(`, formulaire ${rank + 1} refusé`, () => refused(page, rank));
    // The next form is sent from a page where nothing was refused; the first is, from the one that was just looked at.
    there = null;
  }
  return seen;
}

const addressOf = ({ at }: Visit, world: World): string => (typeof at === 'string' ? at : at(world));

async function goTo(page: Page, { url, world }: Ground, visit: Visit): Promise<{ status: number; html: string }> {
  const answer = await page.goto(url + addressOf(visit, world), { waitUntil: 'load' });
  await page.waitForNetworkIdle({ idleTime: 50 });
  return { status: answer?.status() ?? 0, html: (await answer?.text()) ?? '' };
}

/** Fills in the first form that has these fields and presses its button; waits for the next step. */
async function send(page: Page, fields: Record<string, string>): Promise<void> {
  const before = await page.$eval('h1', (each) => each.textContent);
  for (const [name, value] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(value);
  await page.$eval(`main form:has([name="${Object.keys(fields)[0]}"])`, (form) => (form as HTMLFormElement).requestSubmit());
  await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, { timeout: PATIENCE_MS }, before);
  await page.waitForNetworkIdle({ idleTime: 50 });
}

/** Forms of the content that are posted and ask something: a button alone cannot be refused. */
const askingForms = (page: Page): Promise<number> =>
  page.$$eval(
    'main form[method=post]',
    (forms) => forms.filter((form) => form.querySelector('input:not([type=hidden]), select, textarea')).length,
  );

/** Sends a form empty, and waits for the page to come back with its summary. */
async function refused(page: Page, rank: number): Promise<void> {
  // Whoever tries so often would be kept waiting: here it is the pages that are looked at.
  await Promise.all([Throttles.deleteMany({}), LoginAttempts.deleteMany({})]);
  await page.evaluate((wanted) => {
    const asks = (form: Element): boolean => form.querySelector('input:not([type=hidden]), select, textarea') !== null;
    const form = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]')].filter(asks)[wanted]!;
    for (const field of form.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), select, textarea'))
      if (/radio|checkbox/.test(field.type)) field.checked = false;
      else field.value = '';
    form.noValidate = true;
    form.requestSubmit();
  }, rank);
  await page.waitForSelector('main [role=alert]', { timeout: PATIENCE_MS });
  await page.waitForNetworkIdle({ idleTime: 50 });
}

/** "who and where: what", of one check. */
export const faultsOf = (seen: readonly Seen[], check: Check): string[] =>
  seen.flatMap(({ name, found }) => (found[check] ?? []).map((what) => `${name} → ${what}`));
