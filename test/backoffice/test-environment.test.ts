/** The environment beside production says what it is, on the portal and at the desk (R-REC-01, CCTP ch. 11). */
import request from 'supertest';
import { settings } from '#core/shared/settings.ts';
import { startPortal } from '../portal/running-portal.ts';
import { useServedDatabase } from '../factories/database.ts';
import { aScheme } from '../factories/scheme.ts';
import { desk, loggedIn } from './desk.ts';

const BANNER = /Environnement de test\s: ce que vous faites ici ne compte pas\./;
const database = useServedDatabase();

beforeAll(async () => void (await aScheme()));
/** What the desk and the scripts of this process go by; the portal has its own. */
const among = (env: 'recette' | 'test' | 'production'): void => void (settings().env = env);
afterEach(() => among('test'));

const deskPages = async (): Promise<string[]> => {
  const login = await request(desk()).get('/caf/login');
  const home = await (await loggedIn(['families.view'])).get('/caf');
  expect([login.status, home.status]).toEqual([200, 200]);
  return [login.text, home.text];
};

test('R-REC-01: au bureau, chaque page de l’environnement de test le dit, la connexion aussi', async () => {
  among('recette');
  for (const page of await deskPages()) expect(page).toMatch(BANNER);
});

test.each(['test', 'production'] as const)('R-REC-01: ailleurs (%s), aucune page du bureau ne dit cela', async (env) => {
  among(env);
  for (const page of await deskPages()) expect(page).not.toMatch(BANNER);
});

test('R-REC-01: sur le portail, chaque page le dit, celle d’une erreur aussi ; ailleurs aucune', async () => {
  const pages = ['/', '/famille/connexion', '/partenaire/connexion', '/rien'];
  for (const [env, shown] of [
    ['recette', true],
    ['test', false],
  ] as const) {
    const portal = await startPortal(database.uri(), { TLJ_ENV: env });
    const texts = await Promise.all(pages.map(async (path) => (await fetch(portal.url + path)).text()));
    await portal.stop();
    expect(texts.map((text) => BANNER.test(text))).toEqual(pages.map(() => shown));
  }
});
