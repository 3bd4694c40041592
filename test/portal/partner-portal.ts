/** The portal's real express server on a free port, and a club's browser without script. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { CLUB_PASSWORD } from '../factories/club.ts';
import { createPortal } from '../../public-site/server.ts';

process.env.SESSION_SECRET ??= 'secret-de-test-0123456789-abcdefghij';
process.env.PORTAL_URL ??= 'http://127.0.0.1:3000';
/** An instant of the factories' campaign, whatever day the tests run. */
process.env.TLJ_NOW ??= '2026-11-23T10:00:00Z';

/** What was built of the portal: its routes among the rest. */
export const portalBuild = async (): Promise<ServerBuild> =>
  (await import(new URL('../../public-site/build/server/index.js', import.meta.url).href)) as ServerBuild;

/** Starts the built portal. `stop` it afterwards. @param printer without a Chromium unless a test prints. */
export async function startPortal(printer = new PdfPrinter(null)): Promise<{ url: string; stop: () => Promise<void> }> {
  const build = await portalBuild();
  const app = createPortal({
    build,
    portalUrl: process.env.PORTAL_URL!,
    trustedProxies: [],
    version: 'test',
    printer,
    databaseAnswers: () => Promise.resolve(true),
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export interface Answer {
  status: number;
  /** Path and query of a redirection. */
  to: string | null;
  headers: Headers;
  html: string;
  /** What a reader sees: no markup, spaces as they are. */
  text: string;
}

/** Keeps cookies, follows nothing, runs no script. */
export class Browser {
  readonly cookies = new Map<string, string>();
  constructor(readonly url: string) {}

  /** Another one with the same cookies, to begin from the same place. */
  twin(): Browser {
    const other = new Browser(this.url);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  get = (path: string): Promise<Answer> => this.#send(path, {});

  /** A plain form; `FormData` for one with files, or with several values of a name. */
  post = (
    path: string,
    fields: Record<string, string> | FormData,
    headers: Record<string, string> = { 'Sec-Fetch-Site': 'same-origin' },
  ): Promise<Answer> =>
    this.#send(path, { method: 'POST', headers, body: fields instanceof FormData ? fields : new URLSearchParams(fields) });

  /** The bytes of a file, under the cookies of this browser. */
  async file(path: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> {
    const response = await this.#fetch(path, {});
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), Cookie: cookie };
    const response = await fetch(this.url + path, { ...init, redirect: 'manual', headers });
    for (const set of response.headers.getSetCookie()) this.#keep(set);
    return response;
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const response = await this.#fetch(path, init);
    const html = await response.text();
    return { status: response.status, to: response.headers.get('Location'), headers: response.headers, html, text: textOf(html) };
  }

  #keep(set: string): void {
    const [pair = '', ...flags] = set.split('; ');
    const at = pair.indexOf('=');
    if (flags.includes('Max-Age=0')) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

const textOf = (html: string): string =>
  html
    .replace(/<(script|style|title)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \n]+/g, ' ');

/** A browser of somebody who acts for a club, logged in with CLUB_PASSWORD. */
export async function clubBrowser(url: string, mail: string): Promise<Browser> {
  const browser = new Browser(url);
  await browser.post('/partenaire/connexion', { mail, motDePasse: CLUB_PASSWORD });
  return browser;
}

/** The value of a hidden field. */
export const hidden = (page: Answer, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.html)?.[1] ?? '';
