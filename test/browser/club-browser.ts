/** A club already logged in, before a real browser whose camera sees what we film. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser as Chromium, BrowserContext } from 'puppeteer';
import QRCode from 'qrcode';
import { CLUB_PASSWORD } from '../factories/club.ts';
import { Browser as Scriptless } from '../portal/partner-portal.ts';
import { filmPicture, type Held } from './fake-camera.ts';
import { openBrowser, Person } from './person.ts';

/** PNG of a QR code that holds any text. */
export const qrPicture = (text: string): Promise<Buffer> => QRCode.toBuffer(text, { margin: 4, scale: 8 });

/** Films a QR code. @returns the file, and what removes it. */
export async function filmOf(text: string, held?: Held): Promise<{ film: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-film-'));
  const film = path.join(folder, 'qr.y4m');
  const browser = await openBrowser();
  const page = await browser.newPage();
  await filmPicture(page, await qrPicture(text), film, held);
  await browser.close();
  return { film, remove: () => rm(folder, { recursive: true }) };
}

/** Logs in over the wire and hands the cookie to a page. @param home where the page goes: another name of the same server, perhaps. */
export async function clubAt(chromium: Chromium | BrowserContext, url: string, mail: string, home = url): Promise<Person> {
  const wire = new Scriptless(url);
  await wire.post('/partenaire/connexion', { mail, motDePasse: CLUB_PASSWORD });
  const cookies = [...wire.cookies].map(([name, value]) => ({ name, value, domain: new URL(home).hostname, path: '/' }));
  await chromium.setCookie(...cookies);
  return Person.at(chromium, home);
}
