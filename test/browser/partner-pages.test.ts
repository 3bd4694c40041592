/** A partner's pages in the states nobody comes to by an address: axe finds nothing, nothing scrolls sideways, the keyboard is enough. */
import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Browser } from 'puppeteer';
import { Payables } from '#core/forfait/payable.model.ts';
import { PartnerUsers } from '#core/partner/partner.model.ts';
import { declineScan } from '#core/voucher/decline-scan.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { aClubPassword, aClubUser, CLUB_PASSWORD } from '../factories/club.ts';
import { useDatabase } from '../factories/database.ts';
import { aChild, aScheme, byFamily, byPartner, LINA, MATRICULE, NOE, YEAR } from '../factories/scheme.ts';
import { startPortal } from '../portal/partner-portal.ts';
import { clubAt } from './club-browser.ts';
import { openBrowser, type Person } from './person.ts';

const JUDO = '0314583@club.example';
const SARAH = 'sarah@club.example';
/** A name that a narrow phone must break. */
const LONG = 'Marie-Alexandrine-Élisabeth-Constance';

useDatabase();
let portal: Awaited<ReturnType<typeof startPortal>>;
let chromium: Browser;
const people: Record<string, Person> = {};
const codes = { lina: '', long: '', noe: '' };

beforeAll(async () => {
  portal = await startPortal();
  const { judo } = await aScheme();
  await aChild({ sias: '0000031', firstName: LONG });
  const draw = async (sias: string) =>
    (await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias, partnerId: judo, amount: 4000 })).code;
  Object.assign(codes, { lina: await draw(LINA), long: await draw('0000031'), noe: await draw(NOE) });
  const boss = byPartner((await PartnerUsers.findOne({ partnerId: judo }).lean())!._id);
  await validateVoucher(boss, { code: codes.noe, partnerId: judo });
  await Payables.updateOne({ _id: `QR:${codes.noe}` }, { $set: { state: 'paid', paidOn: '2026-12-05' } });
  await declineScan(boss, { code: codes.lina, partnerId: judo, reason: 'Ce n’est pas le bon enfant' });
  await aClubUser({ partnerId: judo, mail: SARAH, role: 'scanner' });
  for (const mail of [JUDO, SARAH]) await aClubPassword(mail);
  chromium = await openBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']);
  for (const mail of [JUDO, SARAH]) people[mail] = await clubAt(await chromium.createBrowserContext(), portal.url, mail);
});
afterAll(async () => {
  await chromium.close();
  await portal.stop();
});

interface Page {
  name: string;
  who?: string;
  at: () => string;
  /** What the person does there before the page is looked at. */
  then?: (club: Person) => Promise<unknown>;
}

const TWO = () => `/partenaire/scanner/plusieurs?codes=${codes.lina},${codes.long},${codes.noe}`;
/** States that no address and no empty form lead to; every page as it opens, and refused, is in test/browser/pages. */
const PAGES: Page[] = [
  { name: 'vérification, nom très long', at: () => `/partenaire/scanner/${codes.long}` },
  { name: 'vérification, motif', at: () => `/partenaire/scanner/${codes.lina}`, then: openDecline },
  { name: 'vérification de plusieurs', at: TWO },
  { name: 'entraînement, un enfant', at: () => '/partenaire/entrainement?code=e0000000-0000-4000-8000-000000000001' },
  { name: 'entraînement réussi', at: () => '/partenaire/entrainement?code=e0000000-0000-4000-8000-000000000001&valide' },
  { name: 'entraînement, un refus', at: () => '/partenaire/entrainement?code=e0000000-0000-4000-8000-000000000003' },
  { name: 'entraînement, un vrai code', at: () => `/partenaire/entrainement?code=${codes.lina}` },
  // Last: its scan waits on the phone, and would leave at the next page with network.
  { name: 'scanner sans réseau', who: SARAH, at: () => '/partenaire/scanner', then: withoutNetwork },
];

function typedCode(code: string, says: string) {
  return async (club: Person) => {
    await club.type({ code });
    await club.press('Vérifier le code');
    await club.see(says);
  };
}

async function openDecline(club: Person): Promise<void> {
  await club.page.click('main summary');
  await club.see('La famille a changé d’avis');
}

async function withoutNetwork(club: Person): Promise<void> {
  await club.see('Placez le QR code dans le cadre');
  await club.page.setOfflineMode(true);
  await typedCode(codes.long, '1 scan à confirmer')(club);
  await club.see('Pas de réseau');
}

test.each(PAGES)('R-PUB-01: la page « $name » est accessible, claire et sombre, et tient dans 320, 375 et 1280 points', async (page) => {
  const club = people[page.who ?? JUDO]!;
  await club.goTo(page.at());
  await club.page.waitForNetworkIdle({ idleTime: 100, concurrency: 1 });
  if (page.then) await page.then(club);
  await club.page.waitForSelector('h1');
  for (const value of ['light', 'dark']) {
    await club.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    const axe = new AxePuppeteer(club.page);
    // The other theme changes colours and nothing else.
    const { violations } = await (value === 'light' ? axe : axe.withRules('color-contrast')).analyze();
    expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([]);
  }
  for (const width of [320, 375, 1280]) {
    await club.page.setViewport({ width, height: 740 });
    expect([width, await club.page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([width, width]);
  }
  expect(club.frowns.filter((each) => page.name !== 'scanner sans réseau' || !/ERR_INTERNET_DISCONNECTED/.test(each))).toEqual([]);
});

test('R-QR-04: sur un téléphone de 375 × 740, le bouton qui valide se voit sans défiler ; le nom, la naissance et le montant sont très grands', async () => {
  const { page } = people[JUDO]!;
  await page.setViewport({ width: 375, height: 740 });
  await people[JUDO]!.goTo(`/partenaire/scanner/${codes.lina}`);
  const bottom = await page.$eval('main .btn.big', (each) => each.getBoundingClientRect().bottom);
  const bar = await page.$eval('.nav', (each) => each.getBoundingClientRect().top);
  expect(bottom).toBeLessThanOrEqual(bar);
  const sizes = await page.$$eval('.check :is(.who, .birth, .sum)', (all) =>
    all.map((each) => parseFloat(getComputedStyle(each).fontSize)),
  );
  expect(sizes).toHaveLength(3);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(28);
});

test('R-QR-04: au clavier seul : se connecter, taper un code, vérifier, valider, et le focus se voit', async () => {
  const { page } = await clubAt(await chromium.createBrowserContext(), portal.url, JUDO);
  await page.deleteCookie(...(await page.cookies(portal.url)));
  await page.goto(`${portal.url}/partenaire/connexion`);
  const write = async (name: string, text: string) => {
    await tabTo(page, `[name="${name}"]`);
    await page.keyboard.type(text);
  };
  await write('mail', JUDO);
  await write('motDePasse', CLUB_PASSWORD);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await tabTo(page, 'a.sunny');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.waitForSelector('[data-scan="scanning"]');
  await write('code', codes.lina);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.waitForSelector('.check');
  await tabTo(page, 'main .btn.big');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.waitForSelector('.toast');
  expect(await page.$eval('.toast', (each) => each.textContent)).toMatch(/Validé.*40,00.*MOREL Lina/);
  expect((await Vouchers.findById(codes.lina).lean())!.state).toBe('validated');
});

/** Presses Tab until the focus is there, and sees that the focus shows. */
async function tabTo(page: Person['page'], selector: string): Promise<void> {
  for (let time = 0; time < 40; time++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate((wanted) => {
      const here = document.activeElement;
      return here?.matches(wanted) ? getComputedStyle(here).outlineStyle : null;
    }, selector);
    if (seen === null) continue;
    expect([selector, seen]).not.toEqual([selector, 'none']);
    return;
  }
  throw new Error(`Tab ne mène pas à ${selector}`);
}
