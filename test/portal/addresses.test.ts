import { PUBLIC_PAGES } from '../../public-site/app/public-pages.ts';
import { useServedDatabase } from '../factories/database.ts';
import { aScheme } from '../factories/scheme.ts';
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

const heading = (body: string) => /<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1];

/** One of each set of routes (server/spaces.ts): its own, a space’s, all of them. */
const FIXED = ['/', '/aide', '/partenaires', '/mentions-legales', '/famille/connexion', '/partenaire/connexion', '/partenaire/inscription'];

test.each(FIXED)('R-TEC: %s se lit avec une barre à la fin, en capitales et sans page autour', async (path) => {
  const page = await visitor.get(path);
  expect(page.status).toBe(200);
  expect(page.body).toMatch(/^<!DOCTYPE html><html lang="fr">/);
  for (const other of [`${path === '/' ? '' : path}/`, path.toUpperCase(), `${path}?source=affiche`]) {
    const answer = await visitor.get(other);
    expect([answer.status, heading(answer.body)]).toEqual([200, heading(page.body)]);
  }
  const data = await visitor.get(path === '/' ? '/_root.data' : `${path}.data`);
  expect([data.status, data.headers.get('Content-Type')]).toEqual([200, expect.stringContaining('text/x-script')]);
});

test('R-SEC-01: une adresse inconnue ou mal écrite a sa page, dans chaque espace', async () => {
  for (const path of ['/rien', '/famille/rien', '/partenaire/rien/du/tout', '/famille/connexion/rien', '/icones', '/assets/rien.js']) {
    const answer = await visitor.get(path);
    expect([path, answer.status, answer.text]).toEqual([path, 404, expect.stringContaining('existe pas')]);
  }
  for (const path of ['/%E0%A4%A', '/famille/%E0%A4%A', '/..%2f..%2fpackage.json', '/icones/%2e%2e/sw.js%00']) {
    const answer = await visitor.get(path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).toContain('existe pas');
  }
});

test('R-FAM-10: une page légère ne laisse rien à React, les autres le chargent', async () => {
  const [home, terms] = await Promise.all([visitor.get('/'), visitor.get('/mentions-legales')]);
  expect(home.body).not.toContain('<script');
  expect(home.body).not.toContain('<!--');
  expect(terms.body).toContain('<script');
});

test('R-PUB-01: aucune page n’a d’octet nul, que React laisse entre deux morceaux', async () => {
  const all = PUBLIC_PAGES.flatMap(({ pages }) => pages.map(({ to }) => to));
  for (const to of all) expect([to, (await visitor.get(to)).body.includes('\0')]).toEqual([to, false]);
});

test('les fichiers qui ont un nom sont gardés une heure', async () => {
  for (const path of ['/mark.svg', '/manifest.webmanifest', '/icones/icone-apple-180.png', '/sw.js']) {
    const answer = await visitor.get(path);
    expect([path, answer.status, answer.headers.get('Cache-Control')]).toEqual([path, 200, 'public, max-age=3600']);
  }
});
