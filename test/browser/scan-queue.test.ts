/** A gymnasium in September: bad light, no network, forty families (issue 6, part 5). */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext } from 'puppeteer';
import { Payables } from '#core/forfait/payable.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { aClubPassword, aClubUser } from '../factories/club.ts';
import { useDatabase } from '../factories/database.ts';
import { aChild, aScheme, byFamily, MATRICULE, type Scheme, YEAR } from '../factories/scheme.ts';
import { startOnce } from '../factories/start-once.ts';
import { startPortal } from '../portal/partner-portal.ts';
import { clubAt, qrPicture } from './club-browser.ts';
import { filmPicture, filmQueue, type Held } from './fake-camera.ts';
import { cameraSees, openBrowser, Person } from './person.ts';

const JUDO = '0314583@club.example';
const NO_CAMERA = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=device-count=0'];

useDatabase();
let portal: Awaited<ReturnType<typeof startPortal>>;
let scheme: Scheme;
let codes: string[];
/** Two phones for the whole file, each test in a profile of its own: one without a camera, one whose camera sees what is filmed last. */
let bare: Browser;
let filming: Browser;
let folder: string;
const film = (): string => path.join(folder, 'qr.y4m');
const open: BrowserContext[] = [];

beforeAll(async () => {
  portal = await startPortal();
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-film-'));
  [bare, filming] = await Promise.all([openBrowser(NO_CAMERA), openBrowser(cameraSees(film()))]);
});
afterAll(async () => {
  await Promise.all([bare?.close(), filming?.close(), portal?.stop()]);
  await rm(folder, { recursive: true });
});
const start = startOnce(async () => {
  scheme = await aScheme();
  await aClubPassword(JUDO);
  return { scheme, codes: await tenCodes() };
});
beforeEach(async () => void ({ scheme, codes } = await start()));
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

async function tenCodes(): Promise<string[]> {
  const made: string[] = [];
  for (let n = 0; n < 10; n++) {
    const sias = `00020${n}0`;
    await aChild({ sias, firstName: `Petit${n}` });
    const draw = { campaign: YEAR, matricule: MATRICULE, sias, partnerId: scheme.judo, amount: 1000 };
    made.push((await issueVoucher(byFamily(), draw)).code);
  }
  return made;
}

/** Films a code, or several one after the other: what the camera sees from its next opening on. */
async function filmed(what: string | string[], held?: Held): Promise<void> {
  const pencil = await bare.newPage();
  if (typeof what === 'string') await filmPicture(pencil, await qrPicture(what), film(), held);
  else await filmQueue(pencil, await Promise.all(what.map(qrPicture)), film());
  await pencil.close();
}

async function seated(phone: Browser, mail = JUDO): Promise<Person> {
  const context = await phone.createBrowserContext();
  open.push(context);
  return clubAt(context, portal.url, mail);
}

async function scanning(phone: Browser, mail = JUDO): Promise<Person> {
  const club = await seated(phone, mail);
  await club.goTo('/partenaire/scanner');
  return club;
}

describe('sans réseau', () => {
  test('R-QR-05: dix enfants scannés pendant une coupure : dix gardés, rien de validé ; le réseau revient : dix réglés, aucun deux fois', async () => {
    await filmed(codes);
    const club = await seated(filming);
    const wire = await club.page.createCDPSession();
    const cut = (urls: string[]) => wire.send('Network.setBlockedURLs', { urls });
    await wire.send('Network.enable');
    await cut(['*/partenaire/scanner/gardes']);
    await club.goTo('/partenaire/scanner');
    // The film shows the ten in ten seconds, again and again: a code that a busy machine has missed comes back.
    expect(await club.see('10 scans à confirmer', 120_000)).not.toMatch(/Petit/);
    await club.see('Rien n’est encore validé');
    expect(await Vouchers.countDocuments({ state: 'validated' })).toBe(0);
    await cut([]);
    await club.page.waitForSelector('[data-gardes="0"][data-regles="10"]', { timeout: 60_000 });
    // The camera goes on filming: what was just validated is said so, and the page stays for the next child.
    await club.see('vient d’être validé');
    expect(club.lastPart()).toBe('scanner');
    expect(await Payables.distinct('_id')).toEqual(codes.map((code) => `QR:${code}`).sort());
  }, 200_000);

  test('R-QR-05: le réseau tombe au milieu d’une file de dix, la page est fermée puis rouverte à son retour : dix réglés, aucun deux fois', async () => {
    const [before, after] = [codes.slice(0, 3), codes.slice(3)];
    const club = await scanning(bare);
    for (const code of before) {
      await club.type({ code });
      await club.press('Vérifier le code');
      await club.press('Valider 10,00');
      await club.see('Validé : 10,00');
    }
    await club.see('Aucune caméra sur cet appareil');
    await club.page.setOfflineMode(true);
    for (const [place, code] of after.entries()) {
      await club.type({ code });
      await club.press('Vérifier le code');
      await club.see(`${place + 1} scan${place > 0 ? 's' : ''} à confirmer`);
    }
    await club.type({ code: after[0]! });
    await club.press('Vérifier le code');
    await club.see('Ce QR code est déjà gardé');
    expect(await Payables.countDocuments()).toBe(3);
    await club.page.goto('about:blank');
    await club.page.setOfflineMode(false);
    await Promise.all([club.goTo('/partenaire/scanner'), untilSettled(10)]);
    await club.goTo('/partenaire/scanner');
    expect(await club.see('Aujourd’hui : 10 enfants')).not.toContain('à confirmer');
    expect(await Payables.distinct('_id')).toEqual(codes.map((code) => `QR:${code}`).sort());
  });

  test('R-QR-04: la page fermée s’ouvre de nouveau sans réseau, sans un nom d’enfant ; le scan part au retour ; la déconnexion l’efface', async () => {
    const [code = ''] = codes;
    const club = await scanning(bare);
    await club.page.waitForFunction(async () => (await caches.match('/partenaire/scanner/sans-reseau')) !== undefined);
    const kept = await club.page.evaluate(async () => (await caches.match('/partenaire/scanner/sans-reseau'))!.text());
    expect(kept).not.toMatch(/MOREL|Petit|10,00/);
    const [phone] = open;
    const worker = await (await phone!.waitForTarget((target) => target.type() === 'service_worker')).createCDPSession();
    const network = async (person: Person, offline: boolean) => {
      await worker.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
      await person.page.setOfflineMode(offline);
    };
    await worker.send('Network.enable');
    await club.page.close();
    const again = await Person.at(phone!, portal.url);
    await network(again, true);
    await again.goTo('/partenaire/scanner');
    await again.see('Scanner sans réseau');
    await again.see('Aucune caméra sur cet appareil');
    await again.type({ code });
    await again.press('Vérifier le code');
    await again.see('1 scan à confirmer');
    expect(await Payables.countDocuments()).toBe(0);
    await network(again, false);
    await untilSettled(1);
    expect(await Payables.distinct('_id')).toEqual([`QR:${code}`]);
    await again.goTo('/partenaire/connexion');
    await again.page.waitForFunction(async () => !(await caches.has('tlj-scanner')));
  });

  test('R-QR-04: le réseau tombe devant plusieurs enfants à valider : tous gardés, tous réglés à son retour', async () => {
    const two = codes.slice(0, 2);
    const club = await scanning(bare);
    await club.goTo(`/partenaire/scanner/plusieurs?codes=${two.join(',')}`);
    await club.page.setOfflineMode(true);
    await club.press('Valider 2 enfants');
    await club.see('2 scans à confirmer');
    expect(await Payables.countDocuments()).toBe(0);
    await club.page.setOfflineMode(false);
    await untilSettled(2);
    expect(await Payables.distinct('_id')).toEqual(two.map((code) => `QR:${code}`).sort());
  });

  test('R-QR-04: un code validé ailleurs pendant la coupure est refusé avec sa raison ; après « Quitter », la connexion dit ce qui attend', async () => {
    const [code = '', other = ''] = codes;
    const club = await scanning(bare);
    await club.see('Aucune caméra sur cet appareil');
    await club.page.setOfflineMode(true);
    await club.type({ code });
    await club.press('Vérifier le code');
    await club.see('1 scan à confirmer');
    await Vouchers.updateOne({ _id: code }, { $set: { state: 'validated', validatedAt: new Date('2026-11-23T09:30:00Z') } });
    await club.page.setOfflineMode(false);
    await club.see('Déjà validé le 23/11/2026');
    await club.page.setOfflineMode(true);
    await club.type({ code: other });
    await club.press('Vérifier le code');
    await club.see('1 scan à confirmer');
    await club.page.deleteCookie(...(await club.page.cookies(portal.url)));
    await club.page.goto('about:blank');
    await club.page.setOfflineMode(false);
    await club.goTo('/partenaire/connexion');
    await club.see('1 scan à confirmer sur cet appareil');
    expect(await Payables.countDocuments()).toBe(0);
  });
});

async function untilSettled(count: number): Promise<void> {
  for (let time = 0; time < 300 && (await Payables.countDocuments()) < count; time++) await new Promise((done) => setTimeout(done, 100));
}

describe('avec la caméra', () => {
  const HELD: [string, Held][] = [
    ['bonne lumière', { turn: 0.12, side: 300, filter: 'none' }],
    ['sombre', { turn: 0.12, side: 300, filter: 'brightness(0.25)' }],
    ['flou', { turn: 0.05, side: 330, filter: 'blur(2px)' }],
    ['penché', { turn: 0.7, side: 280, filter: 'none' }],
    ['petit', { turn: 0.1, side: 140, filter: 'none' }],
  ];
  test.each(HELD)('R-QR-04: %s : le code est lu et mène à l’enfant', async (_name, held) => {
    const [code = ''] = codes;
    await filmed(code, held);
    const club = await scanning(filming);
    await club.see('Est-ce le bon enfant');
    expect(club.lastPart()).toBe(code);
  });

  test('R-QR-05: deux employés devant le même code au même instant : un seul valide, l’autre lit pourquoi', async () => {
    const [code = ''] = codes;
    await aClubUser({ partnerId: scheme.judo, mail: 'sarah@club.example', role: 'scanner' });
    await aClubPassword('sarah@club.example');
    const both = await Promise.all([scanning(bare), scanning(bare, 'sarah@club.example')]);
    for (const club of both) await club.goTo(`/partenaire/scanner/${code}`);
    await Promise.all(both.map((club) => club.press('Valider 10,00')));
    const said = await Promise.all(both.map((club) => Promise.any([club.see('Validé : 10,00'), club.see('Déjà validé le')])));
    expect(said.filter((text) => text.includes('Déjà validé le'))).toHaveLength(1);
    expect(await Payables.countDocuments()).toBe(1);
  });
});
