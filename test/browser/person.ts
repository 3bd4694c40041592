/** Somebody before a real browser: presses what they read, and looks at what comes. */
import puppeteer, { type Browser, type BrowserContext, type ElementHandle, type Page } from 'puppeteer';
import { findChromium } from '../../scripts/services/find-chromium.ts';

const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 100;

/** No process kept ready for a page that may never come, none for a graphics card that is not there. */
const PLAIN = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-features=SpareRendererForSitePerProcess'];

/** Chromium as the installation finds it; `flags` say what its camera is. @throws Error with a sentence when there is none. */
export async function openBrowser(flags: string[] = []): Promise<Browser> {
  const { found, reason } = await findChromium(process.env.CHROMIUM_BINARY || undefined);
  if (!found) throw new Error(`Ce test a besoin d’un Chromium : ${reason}.`);
  return puppeteer.launch({ executablePath: found.path, args: [...PLAIN, ...flags] });
}

/** Flags of a camera that sees a film. */
export const cameraSees = (film: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
];

export class Person {
  /** Anything a careful eye would frown at: errors of scripts, requests to another host. */
  readonly frowns: string[] = [];

  private constructor(
    readonly page: Page,
    readonly home: string,
  ) {
    page.on('pageerror', (error) => this.frowns.push(`script: ${String(error)}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/the server responded with a status of 4/.test(message.text())) this.frowns.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(home)) this.frowns.push(`outside: ${request.url()}`);
    });
  }

  /** A phone of 375 × 740. */
  static async at(browser: Browser | BrowserContext, home: string): Promise<Person> {
    const page = await browser.newPage();
    await page.setViewport({ width: 375, height: 740 });
    return new Person(page, home);
  }

  async goTo(address: string): Promise<number> {
    const response = await this.page.goto(address.startsWith('http') ? address : this.home + address, { waitUntil: 'load' });
    return response?.status() ?? 0;
  }

  async type(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.page.locator(`main [name="${name}"]`).fill(value);
  }

  /** Ticks a box or chooses a radio. */
  async tick(name: string, value = 'oui'): Promise<void> {
    await touch(await this.page.waitForSelector(`main input[name="${name}"][value="${value}"]`));
  }

  /** Presses the first button or link in sight that bears these words, once it is there: a page may draw itself again meanwhile. */
  async press(words: string): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await this.page.evaluateHandle(bearing, words).then(
        (handle) => handle.asElement() as ElementHandle<Element> | null,
        () => null,
      );
      if (found && (await touched(found))) return;
      if (Date.now() > until) throw new Error(`« ${words} » ne se trouve pas sur ${this.page.url()} : ${await this.offered()}`);
      await pause(LOOK_AGAIN_MS);
    }
  }

  /** All that could be pressed. */
  private async offered(): Promise<string> {
    const seen = await this.page.$$eval('main :is(button, a)', (all) => all.map(({ textContent }) => textContent ?? ''));
    return seen.map(plain).join(' | ');
  }

  /** Waits until the page says these words. @returns all it says. */
  async see(words: string, patienceMs = PATIENCE_MS): Promise<string> {
    const seen = (): Promise<string> => this.page.evaluate(() => document.querySelector('main')?.textContent ?? '').catch(() => '');
    const until = Date.now() + patienceMs;
    for (let text = plain(await seen()); ; text = plain(await seen())) {
      if (text.includes(words)) return text;
      if (Date.now() > until) throw new Error(`« ${words} » ne se lit pas sur ${this.page.url()} : ${text.slice(0, 1500)}`);
      await pause(LOOK_AGAIN_MS);
    }
  }

  /** The last part of the address: a code. */
  lastPart = (): string => new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
}

/** Runs in the page: the first button or link in sight that bears these words. */
const bearing = (words: string): Element | undefined =>
  [...document.querySelectorAll('main :is(button, a)')].find(
    (each) =>
      each.getClientRects().length > 0 &&
      (each.textContent ?? '')
        .replace(/[\s\u00a0\u202f]+/g, ' ')
        .trim()
        .includes(words),
  );

/** @returns false when the page took it away before it could be clicked. */
const touched = (found: ElementHandle<Element>): Promise<boolean> =>
  touch(found).then(
    () => true,
    (error: Error) => {
      if (!/detached|not clickable|context was destroyed/i.test(error.message)) throw error;
      return false;
    },
  );

/** Clicks what can be seen, once the page has settled. */
async function touch(found: ElementHandle<Element> | null): Promise<void> {
  for (let time = 0; time < 20 && !(await found?.evaluate(isUnderFinger)); time++);
  await found?.click();
}

/** Runs in the page: brings an element to the middle, lets the page settle; true when nothing, like the bar of a phone, covers it. */
async function isUnderFinger(each: Element): Promise<boolean> {
  each.scrollIntoView({ block: 'center' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const box = each.getBoundingClientRect();
  return each.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}

/** Spaces of French typography made plain. */
const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
