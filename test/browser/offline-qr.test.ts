/** QR codes without network, and what is left of them on a phone that others use too (decision 0320). */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'puppeteer';
import { WebSessions } from '#core/access/access.model.ts';
import { PartnerUsers } from '#core/partner/partner.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { aClubPassword } from '../factories/club.ts';
import { emptyDatabase, useServedDatabase } from '../factories/database.ts';
import {
  aChild,
  aFamily,
  anAccount,
  aScheme,
  byFamily,
  byPartner,
  LINA,
  MAIL,
  MATRICULE,
  NOE,
  PASSWORD,
  YEAR,
} from '../factories/scheme.ts';
import { type Portal, startPortal } from '../portal/running-portal.ts';
import { readQr } from '../factories/read-qr.ts';
import { openBrowser, Person } from './person.ts';
import { type Road, slowRoad } from './slow-road.ts';

const COPIES = /^\/famille\/qr\/copies[.]json/;
const OTHER = { matricule: '0500001', mail: 'autre@exemple.fr', sias: '0700001' };

const database = useServedDatabase();
let portal: Portal;
let road: Road;
let chromium: Browser;
let phone: Person;
const codes = { lina: '', noe: '' };

beforeAll(async () => {
  portal = await startPortal(database.uri());
  chromium = await openBrowser();
});
afterAll(async () => {
  await chromium?.close();
  await portal?.stop();
});
beforeEach(async () => {
  await emptyDatabase();
  const { judo } = await aScheme();
  await anAccount();
  await aFamily({ matricule: OTHER.matricule, mail: OTHER.mail });
  await aChild({ sias: OTHER.sias, matricule: OTHER.matricule, firstName: 'Zoé' });
  await anAccount(true, OTHER.matricule);
  const draw = async (sias: string): Promise<string> =>
    (await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias, partnerId: judo, amount: 4000 })).code;
  Object.assign(codes, { lina: await draw(LINA), noe: await draw(NOE) });
  // A port of its own each time: another origin, with no worker and nothing kept.
  road = await slowRoad(portal.url);
  phone = await Person.at(await chromium.createBrowserContext(), road.url);
});
afterEach(async () => {
  await phone.page.browserContext().close();
  await road.close();
});

async function logIn(mail = MAIL): Promise<void> {
  await phone.goTo('/famille/connexion');
  await phone.type({ mail, motDePasse: PASSWORD });
  await phone.press('Se connecter');
  await phone.see('Bonjour Nadia');
}

/** Runs in the page: the codes this phone keeps; null before the worker kept anything. */
async function readKept(): Promise<string[] | null> {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'tlj-qr')) return null;
  const database = await new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open('tlj-qr');
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error as Error);
  });
  try {
    const all = database.transaction('codes').objectStore('codes').getAllKeys();
    return await new Promise((done) => (all.onsuccess = () => done(all.result as string[])));
  } finally {
    database.close();
  }
}
const kept = async (): Promise<string[]> => (await phone.page.evaluate(readKept))?.sort() ?? [];

async function untilKept(wanted: string[]): Promise<void> {
  for (let time = 0; time < 200; time++) {
    if (JSON.stringify(await kept()) === JSON.stringify([...wanted].sort())) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  expect(await kept()).toEqual([...wanted].sort());
}

/** The worker has gone through all that was on its table: each of these passes through it, one after the other. */
const workerIsIdle = () =>
  phone.page.evaluate(async () => {
    for (let time = 0; time < 20; time++) await fetch('/mark.svg');
  });

async function isNowhereOffline(): Promise<void> {
  road.cut();
  await phone.goTo(`/famille/qr/${codes.lina}`);
  expect(await phone.see('Vous êtes sans réseau')).not.toMatch(/Lina|Noé|40,00|Judo/);
  expect(await phone.page.content()).not.toContain('<path');
  await phone.goTo('/famille');
  expect(await phone.see('Vous êtes sans réseau')).not.toMatch(/Lina|Noé|40,00|Judo/);
  expect(await kept()).toEqual([]);
}

test('R-QR-02: ouvert une fois, le QR code se montre sans réseau et se scanne ; rien d’autre n’est gardé', async () => {
  await logIn();
  await untilKept([codes.lina, codes.noe]);
  road.cut();
  await phone.goTo(`/famille/qr/${codes.lina}`);
  expect(await phone.see('Montrez ce QR code au club')).toMatch(
    /Lina.*40,00 €.*Chez Judo Club de Grigny. À utiliser jusqu’au 30\/05\/2027/,
  );
  expect(await readQr(await phone.page.screenshot())).toBe(codes.lina);
  await phone.press('Noé, Judo Club de Grigny');
  expect(await phone.see('Montrez ce QR code au club')).toContain('Noé');
  await phone.goTo('/famille');
  await phone.see('Vos QR codes');
  // Styles and letters of the shell, and the mark; no page, no answer, no surname.
  const cached = await phone.page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(cached.length).toBeGreaterThan(3);
  for (const path of cached) expect(path).toMatch(/^\/(assets\/[\w.-]+\.(css|woff2)|mark\.svg)$/);
  road.mend();
  await phone.press('Réessayer');
  await phone.see('Bonjour Nadia');
});

test('R-QR-02: un lien suivi sans réseau mène aux QR codes, pas à une panne', async () => {
  await logIn();
  await untilKept([codes.lina, codes.noe]);
  road.cut();
  await phone.press('Utiliser pour Lina');
  expect(await phone.see('Vous êtes sans réseau')).toContain('Lina, Judo Club de Grigny');
});

test('R-SEC-01: « Quitter » efface les copies : sans réseau, plus rien', async () => {
  await logIn();
  await untilKept([codes.lina, codes.noe]);
  await quit();
  await untilKept([]);
  await isNowhereOffline();
});

/** Presses « Quitter », in the head of the page, and waits for the public home. */
async function quit(): Promise<void> {
  await Promise.all([phone.page.waitForNavigation(), phone.page.click('.head form button')]);
  await phone.see('coup de pouce');
}

test('R-SEC-01: « Quitter » pendant qu’une réponse lente arrive : elle ne se pose pas après', async () => {
  const slow = road.hold(COPIES);
  await logIn();
  await slow.waiting;
  await quit();
  await slow.release();
  await workerIsIdle();
  await isNowhereOffline();
});

test('R-SEC-01: une autre page encore ouverte ne ramène rien après « Quitter »', async () => {
  await logIn();
  await untilKept([codes.lina, codes.noe]);
  const slow = road.hold(/^\/famille\/deconnexion/);
  await phone.page.click('.head form button');
  await slow.waiting;
  const other = await phone.page.browserContext().newPage();
  await other.goto(`${road.url}/partenaires`);
  await other.evaluate(async () => (await navigator.serviceWorker.ready).active?.postMessage('refresh'));
  await slow.release();
  await phone.see('coup de pouce');
  await other.close();
  await workerIsIdle();
  await isNowhereOffline();
});

test('R-SEC-01: une autre famille sur le même téléphone ne voit rien de la première', async () => {
  await logIn();
  await untilKept([codes.lina, codes.noe]);
  // The first went away without leaving: the cookie alone is lost.
  await phone.page.browserContext().deleteCookie(...(await phone.page.browserContext().cookies()));
  const slow = road.hold(COPIES);
  await logIn(OTHER.mail);
  await slow.waiting;
  await isNowhereOffline();
  road.mend();
  void slow.release();
});

test.each([
  ['supprimé', async () => deleteOnPage(codes.lina)],
  ['validé par le club', async () => validated(codes.lina)],
])('R-QR-03: un code %s ne se montre plus sans réseau, les autres oui', async (_how, used) => {
  await logIn();
  await untilKept([codes.lina, codes.noe]);
  await used();
  await untilKept([codes.noe]);
  road.cut();
  await phone.goTo(`/famille/qr/${codes.lina}`);
  expect(await phone.see('Noé, Judo Club de Grigny')).not.toContain('Lina');
});

async function deleteOnPage(code: string): Promise<void> {
  // What the server says of it is never heard: the press alone takes the copy away.
  road.hold(COPIES);
  await phone.goTo(`/famille/qr/${code}/suppression`);
  await phone.tick('confirme');
  await phone.press('Supprimer le QR code de 40,00');
  await phone.see('QR code supprimé');
}

async function validated(code: string): Promise<void> {
  const user = (await PartnerUsers.findOne().lean())!;
  await aClubPassword(user.mail);
  await validateVoucher(byPartner(user._id), { code, partnerId: user.partnerId });
  await phone.goTo('/famille');
}

test('R-SEC-01: la session finie, les copies partent au premier contact', async () => {
  await logIn();
  await untilKept([codes.lina, codes.noe]);
  await WebSessions.deleteMany({});
  await phone.goTo('/famille');
  await phone.see('Se connecter');
  await untilKept([]);
  await isNowhereOffline();
});

test('R-SEC-01: sans contact, une copie finit avec la session : dix heures après la connexion', async () => {
  await logIn();
  await untilKept([codes.lina, codes.noe]);
  const lasts = await phone.page.evaluate(ageKept, 10 * 3600);
  expect(lasts.every((seconds) => seconds > 9.9 * 3600 && seconds <= 10 * 3600)).toBe(true);
  road.cut();
  await phone.goTo(`/famille/qr/${codes.lina}`);
  expect(await phone.see('Vous êtes sans réseau')).not.toContain('Lina');
});

/** Runs in the page: makes every copy older. @returns how long each was to last, in seconds. */
async function ageKept(seconds: number): Promise<number[]> {
  const database = await new Promise<IDBDatabase>((done) => {
    const request = indexedDB.open('tlj-qr');
    request.onsuccess = () => done(request.result);
  });
  const store = database.transaction('codes', 'readwrite').objectStore('codes');
  const all = await new Promise<{ code: string; keptAt: number; until: number }[]>((done) => {
    const request = store.getAll();
    request.onsuccess = () => done(request.result as { code: string; keptAt: number; until: number }[]);
  });
  for (const each of all) store.put({ ...each, keptAt: each.keptAt - seconds * 1000, until: each.until - seconds * 1000 });
  database.close();
  return all.map(({ keptAt, until }) => (until - keptAt) / 1000);
}

test('R-SEC-01: avec le service worker, un envoi venu d’un autre site est toujours refusé', async () => {
  await logIn();
  await untilKept([codes.lina, codes.noe]);
  const html = `<form method="post" action="${road.url}/famille/deconnexion"><button>Piège</button></form>`;
  const trap = http.createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end(html)).listen(0, 'localhost');
  await new Promise((done) => trap.once('listening', done));
  await phone.page.goto(`http://localhost:${(trap.address() as AddressInfo).port}/`);
  const [answer] = await Promise.all([phone.page.waitForNavigation(), phone.page.click('button')]);
  expect(answer?.status()).toBe(403);
  trap.close();
});
