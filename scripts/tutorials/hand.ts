/** Somebody who follows a tutorial in a real browser: finds what it names, or says what is no longer there. */
import type { ElementHandle, Page } from 'puppeteer';
import { controlBearing, controlsInSight, fieldsNamed, ring, seenOf, typeInto, unring } from './in-page.ts';

const LOOK_AGAIN_MS = 100;
const QUIET_MS = 250;
/** Some pages keep asking: they are looked at as they stand. */
const QUIET_WITHIN_MS = 2_000;
const SIZES = { phone: { width: 375, height: 620, deviceScaleFactor: 1.6 }, desk: { width: 1280, height: 620, deviceScaleFactor: 1.1 } };
/** Above and below what is ringed, when it is taller than the screen. */
const AROUND = 170;

export class Hand {
  constructor(
    readonly page: Page,
    private readonly screen: keyof typeof SIZES,
    /** How long a control may take to come, in milliseconds. */
    private readonly patience: number,
  ) {}

  /** Light, still and of one size: the pictures of two runs are alike. */
  async settle(): Promise<void> {
    await this.page.setViewport(SIZES[this.screen]);
    // tsx names inner functions with a helper that a page does not have.
    await this.page.evaluateOnNewDocument('globalThis.__name ??= (named) => named');
    await this.page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: 'light' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address, { waitUntil: 'load' });
  }

  /** @throws Error when the page does not say these words. */
  async read(words: string): Promise<void> {
    const said = (): Promise<string> => this.page.evaluate(() => document.body.innerText.replace(/[\s\u00a0\u202f]+/g, ' '));
    await this.wait(`« ${words} » ne se lit pas`, async () => (await said()).includes(words));
  }

  /** What bears these words, once it is there. @throws Error naming what could be pressed instead. */
  async find(words: string, inForm = false): Promise<ElementHandle<Element>> {
    return this.wait(
      `« ${words} » ne se trouve pas`,
      async () => (await this.page.evaluateHandle(controlBearing, words, inForm)).asElement() as ElementHandle<Element> | null,
    );
  }

  /** Fields in the order of their names. @param value of a box or a choice: its own, `*` or `all`. */
  async fields(names: readonly string[], form: string | undefined, value: string | null = null): Promise<ElementHandle<Element>[]> {
    return this.wait(`${names.join(', ')} : champ absent`, async () => {
      const list = await this.page.evaluateHandle(fieldsNamed, [...names], form ?? null, value);
      return elementsOf(list.getProperties());
    });
  }

  /** The first in sight of what a page draws, once it has drawn it. */
  async drawn(css: string): Promise<ElementHandle<Element>> {
    return this.wait(`${css} : rien de tel`, async () => {
      for (const each of await this.page.$$(css)) if (await each.isVisible()) return each;
      return null;
    });
  }

  type = (field: ElementHandle<Element>, value: string): Promise<void> => field.evaluate(typeInto, value);

  /** Presses what may be redrawn meanwhile, and waits until the page is quiet. */
  async press(control: ElementHandle<Element>): Promise<void> {
    await control.evaluate((each) => each.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await control.click();
    await this.quiet();
  }

  /** @returns a PNG of the screen with these ringed, all of them in it. */
  async picture(ringed: readonly ElementHandle<Element>[]): Promise<Uint8Array> {
    await this.quiet();
    const seen = await Promise.all(ringed.map((each) => each.evaluateHandle(seenOf)));
    const { page } = this;
    const size = SIZES[this.screen];
    const height = await page.evaluate(ring, ...seen);
    if (height + AROUND > size.height) {
      await page.evaluate(unring);
      await page.setViewport({ ...size, height: Math.ceil(height) + AROUND });
      await page.evaluate(ring, ...seen);
    }
    const png = await page.screenshot();
    await page.evaluate(unring);
    await page.setViewport(size);
    return png;
  }

  private async quiet(): Promise<void> {
    await this.page.waitForNetworkIdle({ idleTime: QUIET_MS, timeout: QUIET_WITHIN_MS }).catch(() => undefined);
  }

  private async wait<T>(missing: string, look: () => Promise<T | null | false | undefined>): Promise<T> {
    const until = performance.now() + this.patience;
    let why = '';
    do {
      const found = await look().catch((error: unknown) => void (why = ` (${String(error).split('\n')[0]})`));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    } while (performance.now() < until);
    const there = await this.page.evaluate(controlsInSight).catch(() => '');
    throw new Error(`${missing} sur ${this.page.url()}${why}. On y voit : ${there.slice(0, 1500)}`);
  }
}

const elementsOf = async (
  properties: Promise<Map<string, { asElement(): ElementHandle<Node> | null }>>,
): Promise<ElementHandle<Element>[]> =>
  [...(await properties).values()].map((each) => each.asElement() as ElementHandle<Element> | null).filter((each) => each !== null);
