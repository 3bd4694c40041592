import { useDatabase } from '../factories/database.ts';
import { aScheme } from '../factories/scheme.ts';
import { PUBLIC_PAGES } from '../../public-site/app/public-pages.ts';
import { type Portal, startPortal } from './running-portal.ts';
import { Visitor } from './visitor.ts';

const database = useDatabase();
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
  });

  test('R-PUB-01: le plan du site mène à chaque page', async () => {
    const { body } = await visitor.get('/plan-du-site');
    for (const to of every) expect(body).toContain(`href="${to}"`);
  });

  test('R-PUB-01: les moteurs ont un plan à nos adresses, et rien des espaces personnels', async () => {
    const map = await visitor.get('/sitemap.xml');
    expect(map.headers.get('Content-Type')).toContain('application/xml');
    expect(map.body.match(/<loc>/g)).toHaveLength(every.length);
    expect(map.body).not.toMatch(/<loc>[^<]*\/famille<|<loc>[^<]*\/partenaire</);
    // A test environment is not to be found (R-REC-01).
    expect((await visitor.get('/robots.txt')).body).toContain('Disallow: /\n');
  });
});

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
