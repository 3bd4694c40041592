import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Browser } from 'puppeteer';
import { PartnerUsers } from '#core/partner/partner.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { aClubPassword } from '../factories/club.ts';
import { useDatabase } from '../factories/database.ts';
import { aScheme, byFamily, byPartner, LINA, MATRICULE, NOE, YEAR } from '../factories/scheme.ts';
import { startPortal } from '../portal/partner-portal.ts';
import { clubAt } from './club-browser.ts';
import { openBrowser, type Person } from './person.ts';

const JUDO = '0314583@club.example';

useDatabase();
let portal: Awaited<ReturnType<typeof startPortal>>;
let chromium: Browser;
let club: Person;
const codes = { lina: '', noe: '' };

beforeAll(async () => {
  portal = await startPortal();
  const { judo } = await aScheme();
  await aClubPassword(JUDO);
  const draw = async (sias: string) =>
    (await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias, partnerId: judo, amount: 4000 })).code;
  Object.assign(codes, { lina: await draw(LINA), noe: await draw(NOE) });
  await validateVoucher(byPartner((await PartnerUsers.findOne({ partnerId: judo }).lean())!._id), { code: codes.noe, partnerId: judo });
  chromium = await openBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']);
  club = await clubAt(chromium, portal.url, JUDO);
});
afterAll(async () => {
  await chromium.close();
  await portal.stop();
});

const PAGES: [string, () => string][] = [
  ['accueil', () => '/partenaire'],
  ['scanner', () => '/partenaire/scanner'],
  ['vérification', () => `/partenaire/scanner/${codes.lina}`],
  ['refus', () => `/partenaire/scanner/${codes.noe}`],
  ['paiements', () => '/partenaire/paiements'],
  ['compte', () => '/partenaire/compte'],
  ['choix', () => '/partenaire/choix'],
  ['connexion', () => '/partenaire/connexion'],
  ['mot de passe oublié', () => '/partenaire/mot-de-passe-oublie'],
];

test.each(PAGES)(
  'R-PUB-01: la page « %s » est accessible, claire et sombre, et tient dans 320, 375 et 1280 points',
  async (_name, address) => {
    await club.goTo(address());
    await club.page.waitForNetworkIdle({ idleTime: 200 });
    for (const value of ['light', 'dark']) {
      await club.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      const { violations } = await new AxePuppeteer(club.page).analyze();
      expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([]);
    }
    for (const width of [320, 375, 1280]) {
      await club.page.setViewport({ width, height: 740 });
      expect(await club.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  },
);

test('R-QR-04: sur un téléphone de 375 × 740, le bouton qui valide se voit sans défiler', async () => {
  await club.page.setViewport({ width: 375, height: 740 });
  await club.goTo(`/partenaire/scanner/${codes.lina}`);
  const bottom = await club.page.$eval('main .btn.big', (each) => each.getBoundingClientRect().bottom);
  const bar = await club.page.$eval('.nav', (each) => each.getBoundingClientRect().top);
  expect(bottom).toBeLessThanOrEqual(bar);
});
