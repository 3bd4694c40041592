/** HTML in, PDF out, through one warm Chromium: a queue with an end, two pages at a time, a new browser after a crash. */
import { logFault } from '#core/shared/log.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { Chromium } from './chromium.ts';
import { Press } from './press.ts';

const AT_ONCE = 2;
/** Beyond, people are told to come back: about three seconds of printing. */
const QUEUE = 100;
/** A browser that printed this much is replaced: its memory only grows. */
const RECYCLE_AFTER = 500;
const TRIES = 2;

interface Job {
  chromium: Chromium;
  html: string;
  done: (pdf: Uint8Array) => void;
  failed: (error: unknown) => void;
}

export class PdfPrinter {
  private readonly chromium: Chromium | null;
  private readonly recycleAfter: number;
  private readonly queue: Job[] = [];
  private active = 0;
  private closed = false;
  private starting: Promise<Press> | undefined;
  /** The one that started, once it has. */
  private press: Press | undefined;

  /** `null`: no Chromium on this machine, every print is refused. The browser starts with the first page. */
  constructor(chromium: Chromium | null, { recycleAfter = RECYCLE_AFTER } = {}) {
    this.chromium = chromium;
    this.recycleAfter = recycleAfter;
  }

  /**
   * Prints one whole HTML document, size and margins by its own `@page`.
   * @throws Refusal PDF_INDISPONIBLE (503) without a working Chromium, TROP_OCCUPE (503) when the queue is full.
   */
  async print(html: string): Promise<Uint8Array> {
    const { chromium } = this;
    if (!chromium) throw refuse('PDF_INDISPONIBLE', { why: 'aucun navigateur Chromium sur le serveur' }, { retryAfter: 3600 });
    if (this.closed) throw refuse('PDF_INDISPONIBLE', { why: 'le service s’arrête' }, { retryAfter: 60 });
    if (this.queue.length >= QUEUE) throw refuse('TROP_OCCUPE', {}, { retryAfter: 5 });
    return new Promise((done, failed) => {
      this.queue.push({ chromium, html, done, failed });
      this.next();
    });
  }

  /** Finishes what is on the pages, refuses what waits, closes the browser. */
  async close(): Promise<void> {
    this.closed = true;
    for (const job of this.queue.splice(0)) job.failed(refuse('PDF_INDISPONIBLE', { why: 'le service s’arrête' }, { retryAfter: 60 }));
    const press = await this.starting?.catch(() => undefined);
    await press?.retire();
  }

  private next(): void {
    if (this.active >= AT_ONCE) return;
    const job = this.queue.shift();
    if (!job) return;
    this.active++;
    void this.printJob(job.chromium, job.html)
      .then(job.done, job.failed)
      .finally(() => {
        this.active--;
        this.next();
      });
  }

  /** A crash under way costs one more try on a new browser, no more: a page that kills browsers must not kill them all. */
  private async printJob(chromium: Chromium, html: string): Promise<Uint8Array> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await (await this.currentPress(chromium)).print(html);
      } catch (error) {
        if (attempt < TRIES && !this.closed) continue;
        const fault = logFault(error, 'pdf');
        throw refuse('PDF_INDISPONIBLE', { why: `le navigateur du serveur ne répond pas, incident ${fault}` }, { retryAfter: 60 });
      }
    }
  }

  /** Decided without waiting, so that two jobs never start two browsers. */
  private currentPress(chromium: Chromium): Promise<Press> {
    if (this.starting && !this.isWorn(this.press)) return this.starting;
    void this.press?.retire();
    this.press = undefined;
    this.starting = Press.start(chromium).then(
      (press) => (this.press = press),
      (error: unknown) => {
        this.starting = undefined;
        throw error;
      },
    );
    return this.starting;
  }

  private isWorn(press: Press | undefined): boolean {
    return press !== undefined && (!press.usable || press.printed >= this.recycleAfter);
  }
}
