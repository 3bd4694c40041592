/** The tutorials (R-REC-02): whole as the CCTP asks, true to the screens, and the booklets handed over are of these steps. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'puppeteer';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { menuFor } from '../../backoffice/access/menu.ts';
import { RIGHTS } from '#core/access/rights.rules.ts';
import { familyShell } from '../../public-site/app/components/shell.ts';
import { partnerShell } from '../../public-site/app/partner/shell.ts';
import { GUIDEBOOKS } from '../../scripts/tutorials/guidebooks.ts';
import type { Audience, Step, Tutorial } from '../../scripts/tutorials/tutorial.ts';
import type { Stage } from '../../scripts/demo-instance/stage.ts';
import { walk } from '../../scripts/tutorials/walk.ts';
import { openBrowser } from '../browser/person.ts';
import { isAddressOf, routeNames } from '../browser/pages/route-files.ts';
import { useOwnDatabase } from '../factories/database.ts';
import { textOfPdf } from '../factories/read-pdf.ts';
import { anAccount, aScheme, byFamily, LINA, MAIL, MATRICULE, PASSWORD, YEAR } from '../factories/scheme.ts';
import { type Portal, startPortal } from '../portal/running-portal.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** CCTP, chapter 11, and the requirement's own list: what each audience must find. */
const ASKED: Record<Audience, readonly string[]> = {
  agents: [
    'se-connecter',
    'changer-une-adresse-mail',
    'charger-les-fichiers',
    'valider-un-partenaire',
    'decider-une-depense',
    'payer',
    'extraire',
    'clore-la-campagne',
  ],
  familles: [
    'creer-mon-compte',
    'me-connecter',
    'voir-ce-qui-reste',
    'faire-un-qr-code',
    'supprimer-un-qr-code',
    'faire-une-depense',
    'trouver-un-club',
    'mon-compte',
  ],
  partenaires: ['devenir-partenaire', 'acceder-a-mon-espace', 'ma-fiche', 'scanner', 'paiements'],
};

const tutorialsOf = (audience: Audience): readonly Tutorial[] => GUIDEBOOKS.find((each) => each.audience === audience)!.tutorials;
const stepsOf = (audience: Audience): Step[] => tutorialsOf(audience).flatMap(({ steps }) => [...steps]);
const allSteps = GUIDEBOOKS.flatMap(({ audience }) => stepsOf(audience));

test('R-REC-02: chaque fonction que nomme le CCTP a son tutoriel, et chaque entrée des menus des familles et des partenaires aussi', () => {
  for (const [audience, ids] of Object.entries(ASKED))
    expect(tutorialsOf(audience as Audience).map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
  const shells = { familles: familyShell, partenaires: partnerShell } as const;
  for (const [audience, { nav }] of Object.entries(shells))
    for (const { to, label } of nav!.items as readonly { to: string; label: string }[])
      expect([to, stepsOf(audience as Audience).some(({ at, press }) => at === to || press === label)]).toEqual([to, true]);
});

test('R-REC-02: chaque adresse et chaque libellé des tutoriels est encore celui d’un écran', () => {
  const desk = menuFor(RIGHTS).flatMap(({ items }) => items.map(({ href }) => href));
  const known = [...desk, '/caf', '/caf/login', '/caf/pages/famille', '/caf/pages/cloture'];
  const lost = allSteps
    .flatMap(({ at }) => (at ? [at.split('?')[0]!] : []))
    .filter((at) => !known.includes(at) && !routeNames().some((route) => isAddressOf(route, at)));
  expect(lost).toEqual([]);
  const screens = plain([...sourcesIn('public-site/app'), ...sourcesIn('backoffice'), ...sourcesIn('core/extract')].join(' '));
  // A club of the demo, or a fact, is no label of ours.
  const labels = allSteps.flatMap(({ press }) => press ?? []).map((label) => label.replace(/\{\w+\}|Judo Club.*/g, '').trim());
  expect(labels.filter((label) => !screens.includes(plain(label)))).toEqual([]);
});

test.each(GUIDEBOOKS)(
  'R-REC-02: le livret remis ($audience) porte chaque étape, mot pour mot : sinon, npm run tutorials',
  async ({ audience, tutorials }) => {
    const text = bare(await textOfPdf(readFileSync(path.join(ROOT, `docs/tutorials/tutoriel-${audience}.pdf`))));
    for (const { title, lead, steps } of tutorials)
      for (const words of [title, lead, ...steps.map(({ say }) => say)]) expect([words, text.includes(bare(words))]).toEqual([words, true]);
  },
);

describe('sur le vrai portail', () => {
  const database = useOwnDatabase();
  let [portal, browser]: [Portal?, Browser?] = [];
  let stage: Stage;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortal(database.uri()), openBrowser()]);
    const { judo } = await aScheme();
    await anAccount();
    await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: judo, amount: 4000 });
    stage = {
      portalUrl: portal.url,
      backofficeUrl: portal.url,
      facts: { familleMail: MAIL, motDePasse: PASSWORD, clubQr: 'Judo Club de Grigny' },
      mail: () => Promise.reject(new Error('aucun mail ici')),
    };
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  test('R-REC-02: une commande qui n’est plus à l’écran arrête le tutoriel, qui dit l’étape et ce qu’on y voit', async () => {
    const gone: Tutorial = {
      id: 'x',
      title: 'Essai',
      lead: '',
      screen: 'phone',
      steps: [{ at: '/famille/connexion', press: 'Bouton disparu', say: '' }],
    };
    await expect(walk(browser!, stage, gone, { patience: 300 })).rejects.toThrow(
      /« Essai », étape 1 : « Bouton disparu » ne se trouve pas .*Mot de passe oublié/s,
    );
  });

  test('R-REC-02: « Supprimer un QR code » se suit pas à pas, et fait ce qu’il dit, une image par étape', async () => {
    const tutorial = tutorialsOf('familles').find(({ id }) => id === 'supprimer-un-qr-code')!;
    const pictures: Uint8Array[] = [];
    await walk(browser!, stage, tutorial, { onPicture: (png) => void pictures.push(png) });
    expect(pictures).toHaveLength(tutorial.steps.length);
    expect(pictures.every((png) => Buffer.from(png).subarray(1, 4).toString() === 'PNG')).toBe(true);
    expect(await Vouchers.countDocuments({ state: 'deleted' })).toBe(1);
  });
});

const plain = (text: string): string => text.replace(/\{'[ \u00a0]'\}|&nbsp;|\\u00a0/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
/** Nor where a line was cut, nor which space stands before a sign. */
const bare = (text: string): string => text.replace(/[\s\u00a0\u202f\u00ad]+/g, '').replace(/'/g, '’');

function sourcesIn(folder: string): string[] {
  const place = path.join(ROOT, folder);
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((each) => /[.]tsx?$/.test(each) && !each.includes('build/'))
    .map((each) => readFileSync(path.join(place, each), 'utf8'));
}
