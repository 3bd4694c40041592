/**
 * scan.page: from the first picture in which the camera sees the code to the child to check on the screen, through a real Chromium and
 * the portal as it is served; its median stays under 500 ms. Its floor: the same check page, its address simply opened.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import type { Author } from '#core/shared/author.ts';
import { settings } from '#core/shared/settings.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { findChromium } from '../services/find-chromium.ts';
import { CLUB, startClubPortal } from './club-portal.ts';
import { actOf, freshForfaits, layGround } from './draw-ground.ts';
import type { Figures } from './figures.ts';
import { filmOfCode } from './scan-film.ts';

const SCANS_A_TURN = 3;
const WARM_UP = 2;
const LIMIT_MS = 500;
const PATIENCE_MS = 60_000;

export async function benchScanPage({ iterations }: { iterations: number }): Promise<Figures> {
  const [draw] = await layGround();
  await freshForfaits([draw!]);
  const family: Author = { kind: 'family', id: draw!.matricule };
  const { code } = await issueVoucher(actOf(family), draw!);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-bench-film-'));
  const film = path.join(folder, 'code.y4m');
  await writeFile(film, filmOfCode(code));
  const portal = await startClubPortal(folder);
  const browser = await openCamera(film);
  try {
    const page = await atClub(browser, portal.url);
    const figures: Figures = { name: 'scan.page', work: [], floor: [], ratioToReach: Infinity, limitMs: LIMIT_MS };
    for (let scan = -WARM_UP; scan < iterations * SCANS_A_TURN; scan++) {
      const [work, floor] = [await scanned(page, portal.url), await opened(page, `${portal.url}/partenaire/scanner/${code}`)];
      if (scan < 0) continue;
      figures.work.push(work);
      figures.floor.push(floor);
    }
    return figures;
  } finally {
    await browser.close();
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openCamera(film: string): Promise<Browser> {
  const { found, reason } = await findChromium(settings().chromiumBinary);
  if (!found) throw new Error(`Cette mesure a besoin d’un Chromium : ${reason}.`);
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  return puppeteer.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-dev-shm-usage', ...camera] });
}

/** A phone of the club, logged in. */
async function atClub(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 375, height: 740 });
  await page.goto(`${url}/partenaire/connexion`);
  await page.type('[name=mail]', CLUB.mail);
  await page.type('[name=motDePasse]', CLUB.password);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  // tsx names the functions it compiles, with a helper the page does not have.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  await page.evaluateOnNewDocument(noteTimes);
  return page;
}

/** @returns milliseconds from the first picture with the code to the check page. */
async function scanned(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/partenaire/scanner`);
  await page.waitForSelector('.check', { timeout: PATIENCE_MS });
  const { seen, shown } = await times(page);
  return shown - seen;
}

/** @returns milliseconds from the asking for the page to its being shown. */
async function opened(page: Page, address: string): Promise<number> {
  await page.goto(address);
  const { asked, shown } = await times(page);
  return shown - asked;
}

async function times(page: Page): Promise<Record<'asked' | 'seen' | 'shown', number>> {
  await page.waitForFunction(() => document.documentElement.dataset.shown, { timeout: PATIENCE_MS });
  return page.evaluate(() => ({
    asked: performance.timeOrigin,
    seen: Number(sessionStorage.getItem('seen')),
    shown: Number(document.documentElement.dataset.shown),
  }));
}

/** Runs in each page: notes when its video first shows the mark of the film, and when the child to check was painted. */
function noteTimes(): void {
  const now = () => performance.timeOrigin + performance.now();
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
  const watch = (video: HTMLVideoElement): void => {
    pen.drawImage(video, 8, 8, 1, 1, 0, 0, 1, 1);
    const marked = (pen.getImageData(0, 0, 1, 1).data[0] ?? 0) > 200;
    if (marked) sessionStorage.setItem('seen', String(now()));
    else video.requestVideoFrameCallback(() => watch(video));
  };
  const look = (): void => {
    const video = document.querySelector('video');
    if (video) video.requestVideoFrameCallback(() => watch(video));
    else if (document.querySelector('.check'))
      requestAnimationFrame(() => requestAnimationFrame(() => (document.documentElement.dataset.shown = String(now()))));
    else requestAnimationFrame(look);
  };
  look();
}
