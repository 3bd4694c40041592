/** The people of the route table, each with a browser of their own, logged in. */
import type { Browser, BrowserContext, Page } from 'puppeteer';
import { CLUB_PASSWORD } from '../../factories/club.ts';
import { PASSWORD } from '../../factories/scheme.ts';
import { Visitor } from '../../portal/visitor.ts';
import type { Who } from './route-table.ts';
import { MAILS } from './world.ts';

const FAMILIES: readonly Who[] = ['family', 'emptyFamily', 'newFamily'];

/** Logs in over the wire. @returns somebody without script, cookies in hand. */
export async function onTheWire(url: string, who: Who): Promise<Visitor> {
  const visitor = new Visitor(url);
  if (who === 'nobody') return visitor;
  const [space, motDePasse] = FAMILIES.includes(who) ? ['famille', PASSWORD] : ['partenaire', CLUB_PASSWORD];
  const { status, text } = await visitor.post(`/${space}/connexion`, { mail: MAILS[who], motDePasse });
  if (status !== 303) throw new Error(`${who} ne peut pas se connecter : ${text}`);
  return visitor;
}

/** A browser's context with the same cookies. */
export async function inABrowser(browser: Browser, url: string, who: Who): Promise<BrowserContext> {
  const context = await browser.createBrowserContext();
  const { jar } = await onTheWire(url, who);
  await context.setCookie(...[...jar].map(([name, value]) => ({ name, value, domain: new URL(url).hostname, path: '/' })));
  return context;
}

/** What a careful eye would frown at while a page lives: errors of scripts, requests to another host. */
export function watched(page: Page, url: string): string[] {
  const frowns: string[] = [];
  page.on('pageerror', (error) => frowns.push(`script : ${String(error)}`));
  page.on('console', (message) => {
    // A page that answers 404 or 422 is what is being looked at; the scanner opens its speaker ahead of the first touch.
    const expected = /the server responded with a status of 4|AudioContext was not allowed to start/.test(message.text());
    if (['error', 'warn'].includes(message.type()) && !expected) frowns.push(`console : ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url)) frowns.push(`ailleurs : ${request.url()}`);
  });
  return frowns;
}
