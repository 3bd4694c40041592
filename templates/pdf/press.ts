/** One browser with its pages, kept warm. A page is used again and again: opening one costs more than printing. */
import type { Browser, Page } from 'puppeteer';
import type { Chromium } from './chromium.ts';

const PAGES = 2;
const STEP_TIMEOUT_MS = 15_000;
/** As text: a function would be rewritten by the compiler with helpers the page does not have. */
const LOAD_FONTS =
  "Promise.all([...document.fonts].map((font) => font.load())).then((fonts) => fonts.every((font) => font.status === 'loaded'))";

export class Press {
  /** Pages it printed or is printing. */
  printed = 0;
  private busy = 0;
  private retired = false;
  private readonly browser: Browser;
  private readonly free: Page[];

  private constructor(browser: Browser, pages: Page[]) {
    this.browser = browser;
    this.free = pages;
  }

  /** Starts the browser and opens its pages. @throws when it cannot start. */
  static async start(chromium: Chromium): Promise<Press> {
    // Loaded with the first page to print: it is a third of what a server takes to start.
    const { default: puppeteer } = await import('puppeteer');
    const browser = await puppeteer.launch({
      executablePath: chromium.path,
      // Chromium refuses its own sandbox to root only; everybody else keeps it.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      headless: true,
      // Not a port others could speak to; and a browser whose pipe closes ends with us, even after kill -9.
      pipe: true,
      timeout: STEP_TIMEOUT_MS,
    });
    // A killed browser breaks its pipes after puppeteer has let go of them: without a listener that would end this process.
    for (const pipe of browser.process()?.stdio ?? []) pipe?.on('error', () => undefined);
    try {
      const pages: Page[] = [];
      for (let count = 0; count < PAGES; count++) pages.push(await openPage(browser));
      return new Press(browser, pages);
    } catch (error) {
      await browser.close().catch(() => undefined);
      throw error;
    }
  }

  /** False once it crashed, failed or was retired. */
  get usable(): boolean {
    return !this.retired && this.browser.connected;
  }

  /** Prints on a free page. The caller asks for no more than there are pages at a time. */
  async print(html: string): Promise<Uint8Array> {
    const page = this.free.pop();
    if (!page) throw new Error('no free page');
    this.busy++;
    this.printed++;
    try {
      const pdf = await printOn(page, html);
      this.free.push(page);
      return pdf;
    } catch (error) {
      // A page that failed once is not trusted again, nor its browser.
      this.retired = true;
      throw error;
    } finally {
      this.busy--;
      if (this.retired && this.busy === 0) await this.close();
    }
  }

  /** Takes no more work; closes when the last page is out. */
  async retire(): Promise<void> {
    this.retired = true;
    if (this.busy === 0) await this.close();
  }

  private close(): Promise<void> {
    return this.browser.close().catch(() => undefined);
  }
}

/** Scripts off, network refused: the document carries all it needs. */
async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(STEP_TIMEOUT_MS);
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const answered = request.url().startsWith('data:') ? request.continue() : request.abort('blockedbyclient');
    // The page may be gone meanwhile.
    answered.catch(() => undefined);
  });
  return page;
}

async function printOn(page: Page, html: string): Promise<Uint8Array> {
  await page.setContent(html, { waitUntil: 'load' });
  if ((await page.evaluate(LOAD_FONTS)) !== true) throw new Error('a font of the page did not load');
  return page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, waitForFonts: false });
}
