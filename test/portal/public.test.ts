import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { GUIDES } from '../../public-site/app/help/guides.ts';
import { GROUPS } from '../../public-site/app/services/messages.server.ts';
import { useServedDatabase } from '../factories/database.ts';
import { aScheme, YEAR } from '../factories/scheme.ts';
import { CLOSED, PUBLIC_PAGES } from '../../public-site/app/public-pages.ts';
import { type Portal, startPortal } from './running-portal.ts';
import { Visitor } from './visitor.ts';

const database = useServedDatabase();
let portal: Portal;
let visitor: Visitor;

beforeAll(async () => {
  await aScheme();
  portal = await startPortal(database.uri());
  visitor = new Visitor(portal.url);
});
afterAll(() => portal.stop());

const every = PUBLIC_PAGES.flatMap(({ pages }) => pages.map(({ to }) => to));
const asked = (query: Record<string, string>) => visitor.get(`/ai-je-droit?${new URLSearchParams(query)}`);

describe('R-PUB-01: pages publiques', () => {
  test.each(every)('R-PUB-01: %s s’ouvre sans compte, avec un seul titre', async (to) => {
    const page = await visitor.get(to);
    expect(page.status).toBe(200);
    expect(page.body.match(/<h1/g)).toHaveLength(1);
    const indexed = !CLOSED.some((path) => to.startsWith(path));
    expect(page.body.includes('name="robots" content="noindex"')).toBe(!indexed);
    expect(page.body.includes(`<link rel="canonical" href="${portal.url}${to}"`)).toBe(indexed);
    expect(/<meta name="description" content="[^"]{50,180}"/.test(page.body)).toBe(indexed);
    expect(page.body.includes('property="og:image"')).toBe(indexed);
  });

  test('R-PUB-01: le plan du site mène à chaque page', async () => {
    const { body } = await visitor.get('/plan-du-site');
    for (const to of every) expect(body).toContain(`href="${to}"`);
  });

  test('R-PUB-01: les moteurs ont un plan à nos adresses, et rien des espaces personnels', async () => {
    const map = await visitor.get('/sitemap.xml');
    expect(map.headers.get('Content-Type')).toContain('application/xml');
    const open = every.filter((to) => !CLOSED.some((path) => to.startsWith(path)));
    expect(map.body.match(/<loc>/g)).toHaveLength(open.length);
    expect(map.body).not.toMatch(/<loc>[^<]*\/famille[/<]|<loc>[^<]*\/partenaire[/<]/);
    // A test environment is not to be found (R-REC-01).
    expect((await visitor.get('/robots.txt')).body).toContain('Disallow: /\n');
  });
});

describe('R-PUB-01: partager et installer', () => {
  test('R-PUB-01: les filtres d’une liste n’ont pas d’adresse à eux pour les moteurs', async () => {
    const { body } = await visitor.get('/partenaires?q=judo&page=2');
    expect(body).toContain(`<link rel="canonical" href="${portal.url}/partenaires"`);
  });

  test('R-PUB-01: l’image de partage et les icônes de l’appli existent, aux tailles dites', async () => {
    const size = async (path: string) => {
      const answer = await fetch(portal.url + path);
      expect([path, answer.headers.get('Content-Type')]).toEqual([path, 'image/png']);
      const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      return `${width}x${height}`;
    };
    expect(await size('/icones/partage-1200x630.png')).toBe('1200x630');
    expect(await size('/icones/icone-apple-180.png')).toBe('180x180');
    const manifest = await visitor.get('/manifest.webmanifest');
    expect(manifest.headers.get('Content-Type')).toContain('application/manifest+json');
    const {
      icons,
      start_url: start,
      display,
    } = JSON.parse(manifest.body) as {
      icons: { src: string; sizes: string; type: string }[];
      start_url: string;
      display: string;
    };
    expect([start, display]).toEqual(['/famille', 'standalone']);
    for (const icon of icons.filter(({ type }) => type === 'image/png')) expect(await size(icon.src)).toBe(icon.sizes);
  });

  test('R-CAM-02: un barème changé change les pages publiques', async () => {
    await Campaigns.updateOne({ _id: YEAR }, { 'criteria.qfCeiling': 801, 'criteria.ageMax': 17 });
    for (const path of ['/', '/familles']) {
      const { text } = await visitor.get(path);
      expect(text).toMatch(/801 €/);
      expect(text).toContain('6 à 17 ans');
    }
    await Campaigns.updateOne({ _id: YEAR }, { 'criteria.qfCeiling': 719, 'criteria.ageMax': 15 });
  });
});

describe('aide', () => {
  test('R-FAM-17: chaque étape d’une aide pas à pas a son dessin', async () => {
    for (const [name, { steps }] of Object.entries(GUIDES)) {
      const { body, status } = await visitor.get(`/aide/${name}`);
      expect(status).toBe(200);
      expect(body.match(/class="drawing"/g)).toHaveLength(steps.length);
    }
    expect((await visitor.get('/aide/rien')).status).toBe(404);
    expect((await visitor.get('/aide/__proto__')).status).toBe(404);
  });

  test('R-FAM-17: « Messages et solutions » dit les phrases du catalogue, sans trou', async () => {
    const { text, body } = await visitor.get('/aide/messages');
    expect(body).not.toMatch(/\{\w+\}/);
    expect(text).toContain('C’est plus que ce qui reste : 55,00 €. Écrivez 55,00 € ou moins.');
    expect(text).toContain('Ce QR code est pour un autre club.');
  });

  test('R-FAM-17: tout ce que les gestes d’une famille peuvent refuser y est', async () => {
    const listed = new Set<string>(GROUPS.flatMap(({ codes }) => codes));
    // Said by an agent's screens, or a fault of the page and not of the person.
    const elsewhere = ['CHOIX_INCONNU', 'CHAMP_MANQUANT', 'VALEUR_TROP_LONGUE', 'DEPENSE_ETAT', 'RIEN_A_COMPLETER', 'FAMILLE_ARRETEE'];
    for (const file of FAMILY_ACTS)
      for (const [, code = ''] of (await readFile(`core/${file}.ts`, 'utf8')).matchAll(/refuse\(\s*'(\w+)'/g))
        if (!elsewhere.includes(code)) expect([file, code, listed.has(code)]).toEqual([file, code, true]);
  });
});

const FAMILY_ACTS = [
  ...['request-activation', 'activate-account', 'login-family', 'password-by-token', 'change-family-password', 'give-consent'].map(
    (each) => `family/${each}`,
  ),
  ...['issue-voucher', 'draw-facts', 'delete-voucher', 'withdraw-consent', 'check-voucher', 'scan-facts'].map((each) => `voucher/${each}`),
  ...['submit-depense', 'withdraw-depense', 'depense-form.rules', 'answer-complement'].map((each) => `depense/${each}`),
  'forfait/move-forfait',
];

describe('R-PUB-01: ai-je droit ?', () => {
  test.each([
    [{ age: '9', quotient: '450', commune: '91471' }, 'Vous pourriez avoir 105,00 €'],
    [{ age: '9', quotient: '450', commune: '91286' }, 'Vous pourriez avoir 150,00 €'],
    [{ age: '15', quotient: '719,40', commune: '91471' }, 'Vous pourriez avoir 30,00 €'],
    [{ age: '16', quotient: '450', commune: '91471' }, 'trop grand'],
    [{ age: '5', quotient: '450', commune: '91471' }, 'trop jeune'],
    [{ age: '9', quotient: '720', commune: '91471' }, 'trop haut'],
    [{ age: '9', quotient: '450', commune: 'ailleurs' }, 'familles de l’Essonne'],
  ])('R-PUB-01: %j donne « %s », dit comme une estimation', async (query, words) => {
    const page = await asked(query);
    expect(page.status).toBe(200);
    expect(page.text).toContain(words);
    expect(page.text).toContain('estimation');
  });

  test('R-PUB-01: une réponse illisible est refusée près du champ, les autres sont gardées', async () => {
    const page = await asked({ age: 'neuf', quotient: '450', commune: '75056' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Écrivez l’âge de l’enfant');
    expect(page.text).toContain('Choisissez votre commune dans la liste');
    expect(page.body).toMatch(/name="age"[^>]*aria-invalid="true"/);
    expect(page.body).toMatch(/id="quotient"[^>]*value="450"|value="450"[^>]*id="quotient"/);
    expect(page.body).toContain('role="alert"');
  });

  test('R-SEC-01: des valeurs hostiles sont refusées en mots', async () => {
    for (const age of ['-1', '1e3', '999999', '<script>', '{"$gt":0}', '9'.repeat(5000)])
      expect((await asked({ age, quotient: '1', commune: '91471' })).status).toBe(422);
  });
});
