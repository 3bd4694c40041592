/** Which Chromium prints the PDFs (docs/decisions/0103): the first that answers `--version`. */
import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onPath, runCommand } from './run-command.ts';
import { unpackChromium } from './unpack-chromium.ts';
import { ensureFonts } from './ensure-fonts.ts';

export interface Chromium {
  /** A program that takes Chromium's arguments; a small script of ours where it needs its own libraries or fonts. */
  path: string;
  /** "147.0.7727.0". */
  version: string;
  /** Where it was found, in French, for people. */
  source: string;
}

/** `reason`: why there is none, in French. */
export type ChromiumSearch = { found: Chromium; reason: null } | { found: null; reason: string };

const NAMES = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];

/**
 * Order: CHROMIUM_BINARY, PATH, puppeteer's cache, the optional package @sparticuz/chromium.
 * None is no failure: everything but PDFs works, and the PDF says why.
 * @param wanted CHROMIUM_BINARY: when given, it or nothing.
 */
export async function findChromium(wanted: string | undefined): Promise<ChromiumSearch> {
  if (wanted !== undefined) {
    const given = await probe(wanted, 'CHROMIUM_BINARY');
    return given
      ? { found: given, reason: null }
      : { found: null, reason: `le réglage CHROMIUM_BINARY désigne « ${wanted} », qui ne répond pas à --version` };
  }
  const found = (await probe(await onPath(NAMES), 'PATH')) ?? (await fromPuppeteer()) ?? (await fromPackage());
  return found
    ? { found, reason: null }
    : { found: null, reason: 'aucun Chromium sur cette machine, et le paquet @sparticuz/chromium n’y fonctionne pas' };
}

async function probe(file: string | undefined, source: string): Promise<Chromium | undefined> {
  if (file === undefined) return undefined;
  const answer = await runCommand(file, ['--version', '--no-sandbox']);
  const version = /(\d+\.\d+\.\d+(\.\d+)?)/.exec(answer.stdout)?.[1];
  return version === undefined ? undefined : { path: await ensureFonts(file), version, source };
}

async function fromPuppeteer(): Promise<Chromium | undefined> {
  const cache = path.join(os.homedir(), '.cache', 'puppeteer');
  const files = await readdir(cache, { recursive: true }).catch(() => []);
  const programs = files.filter((file) => /^(chrome|chrome-headless-shell)\/[^/]+\/[^/]+\/\1$/.test(file)).sort();
  return probe(programs.at(-1) && path.join(cache, programs.at(-1) ?? ''), 'cache de puppeteer');
}

async function fromPackage(): Promise<Chromium | undefined> {
  return probe(await unpackChromium(), 'paquet @sparticuz/chromium');
}
