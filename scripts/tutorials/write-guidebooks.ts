/** Walks every tutorial on a demo installation, and prints one booklet for each audience (R-REC-02). */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import puppeteer, { type Browser } from 'puppeteer';
import sharp from 'sharp';
import { settings } from '#core/shared/settings.ts';
import type { Chromium } from '#templates/pdf/chromium.ts';
import { renderGuidebook } from '#templates/pdf/guidebook.tsx';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { versionHere, versionWords } from '../recette/version-here.ts';
import { findChromium } from '../services/find-chromium.ts';
import { startDemo } from '../demo-instance/demo-instance.ts';
import { GUIDEBOOKS } from './guidebooks.ts';
import type { Guidebook, Tutorial } from './tutorial.ts';
import { walk } from './walk.ts';
import type { Stage } from '../demo-instance/stage.ts';

const QUALITY = 62;

/**
 * @param folder where the booklets go, one `tutoriel-AUDIENCE.pdf` each.
 * @param onTutorial a line for a person.
 * @throws Error naming the tutorial, the step and the control that is no longer on the screen.
 */
export async function writeGuidebooks(folder: string, onTutorial: (line: string) => void): Promise<string[]> {
  const { found, reason } = await findChromium(settings().chromiumBinary);
  if (!found) throw new Error(`Les tutoriels ont besoin d’un Chromium : ${reason}.`);
  const demo = await startDemo();
  const browser = await puppeteer.launch({ executablePath: found.path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    await mkdir(folder, { recursive: true });
    const files: string[] = [];
    const lost: string[] = [];
    for (const guidebook of GUIDEBOOKS) {
      const file = path.join(folder, `tutoriel-${guidebook.audience}.pdf`);
      const pictures = await picturesOf(browser, demo.stage, guidebook.tutorials, onTutorial).catch(
        (error: Error) => void lost.push(error.message),
      );
      if (!pictures) continue;
      await writeFile(file, await print(found, guidebook, pictures));
      files.push(file);
    }
    if (lost.length > 0) throw new Error(lost.join('\n'));
    return files;
  } finally {
    await browser.close();
    await demo.stop();
  }
}

/** By tutorial, by step: data addresses. @throws Error once all are walked, naming each control that is gone. */
async function picturesOf(browser: Browser, stage: Stage, tutorials: readonly Tutorial[], onTutorial: (line: string) => void) {
  const pictures: string[][] = [];
  const lost: string[] = [];
  for (const tutorial of tutorials) {
    onTutorial(tutorial.title);
    const taken: Uint8Array[] = [];
    await walk(browser, stage, tutorial, { onPicture: (png) => void taken.push(png) }).catch(
      (error: Error) => void lost.push(error.message),
    );
    pictures.push(await Promise.all(taken.map(asJpeg)));
  }
  if (lost.length > 0) throw new Error(lost.join('\n'));
  return pictures;
}

/** A PDF keeps a JPEG as it is, and unpacks everything else. */
async function asJpeg(png: Uint8Array): Promise<string> {
  const jpeg = await sharp(png).jpeg({ quality: QUALITY, mozjpeg: true }).toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}

async function print(chromium: Chromium, { title, lead, tutorials }: Guidebook, pictures: readonly string[][]): Promise<Uint8Array> {
  const printer = new PdfPrinter(chromium);
  try {
    const printed = tutorials.map((each, rank) => ({
      ...each,
      steps: each.steps.map(({ say }, step) => ({ say, picture: pictures[rank]![step]! })),
    }));
    return await printer.print(renderGuidebook({ title, lead, tutorials: printed, version: versionWords(await versionHere()) }));
  } finally {
    await printer.close();
  }
}
