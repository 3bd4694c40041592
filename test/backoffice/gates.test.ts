import { readdir } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import request from 'supertest';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { desk, loggedIn, ORIGIN, said, type Visitor } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

const bytes = (size: number) => Buffer.alloc(size, 'a');

describe('origine des envois', () => {
  const cases: [string, Record<string, string>, number][] = [
    ['Sec-Fetch-Site same-origin', { 'Sec-Fetch-Site': 'same-origin' }, 303],
    ['Sec-Fetch-Site same-site (l’autre port)', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['Sec-Fetch-Site cross-site', { 'Sec-Fetch-Site': 'cross-site', Origin: ORIGIN }, 403],
    ['Sec-Fetch-Site none', { 'Sec-Fetch-Site': 'none' }, 403],
    ['Origin juste', { Origin: ORIGIN }, 303],
    ['Origin localhost, en essai', { Origin: ORIGIN.replace('127.0.0.1', 'localhost') }, 303],
    ['Origin du portail', { Origin: 'http://127.0.0.1:3000' }, 403],
    ['Origin d’ailleurs', { Origin: 'https://caf.example' }, 403],
    ['Origin null', { Origin: 'null' }, 403],
    ['ni l’un ni l’autre', {}, 403],
  ];
  test.each(cases)('R-SEC-01: %s → %#', async (_, headers, status) => {
    const agent = await loggedIn([]);
    await request(desk()).post('/caf/logout').set('Cookie', agent.cookie).set(headers).expect(status);
    await agent.get('/caf').expect(status === 303 ? 303 : 200);
  });

  test.each([
    '/caf/login',
    '/caf/mot-de-passe-oublie',
    '/caf/nouveau-mot-de-passe',
    '/caf/actions/lots',
    '/caf/api/resources/Agent/actions/new',
    '/caf/api/pages/lot',
  ])('R-SEC-01: un envoi d’ailleurs à %s est refusé avec 403', async (path) => {
    const agent = await loggedIn(['agents', 'payments.generate']);
    await request(desk())
      .post(path)
      .set('Cookie', agent.cookie)
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send({ a: 'b' })
      .expect(403);
  });
});

describe('corps des envois', () => {
  // A real connection: a refusal comes while the body is still being sent.
  let server: Server;
  let address = '';
  beforeAll(async () => {
    server = createServer(desk()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const temporary = async (): Promise<string[]> => (await readdir(os.tmpdir())).filter((name) => /^(upload_|tlj-depot-)/.test(name));
  const form = (size: number): FormData => {
    const data = new FormData();
    data.append('code', new Blob([bytes(size)]), 'a.bin');
    return data;
  };
  const send = async (path: string, body: BodyInit, more: { type?: string; cookie?: string; method?: string } = {}): Promise<number> => {
    const { type, cookie = '', method = 'POST' } = more;
    const headers = { Origin: ORIGIN, Cookie: cookie, ...(type ? { 'Content-Type': type } : {}) };
    return (await fetch(address + path, { method, body, headers, redirect: 'manual', duplex: 'half' } as RequestInit)).status;
  };

  test('R-SEC-01: 5 Mo envoyés par un inconnu : 401, et rien ne reste sur le disque', async () => {
    const before = await temporary();
    for (const path of ['/caf/api/resources/Agent/actions/new', '/caf/api/pages/lot', '/caf/actions/chargements', '/caf/refresh-token'])
      expect([path, await send(path, form(5_000_000))]).toEqual([path, 401]);
    const upload = '/caf/actions/chargements?allo=a.csv&alloTaille=5000000';
    expect(await send(upload, bytes(5_000_000), { method: 'PUT', type: 'application/octet-stream' })).toBe(401);
    expect(await temporary()).toEqual(before);
  });

  test('R-SEC-01: plus de 1 Mo, ou sans longueur : 413 ; un autre type : 415 ; un JSON faux : 422', async () => {
    const { cookie } = await loggedIn(['agents']);
    const path = '/caf/actions/agents';
    const type = 'application/json';
    expect(await send(path, bytes(1_100_000), { cookie, type })).toBe(413);
    expect(await send(path, new Blob(['{}']).stream(), { cookie, type })).toBe(413);
    expect(await send(path, form(10), { cookie })).toBe(415);
    expect(await send(path, 'a=b', { cookie, type: 'text/plain' })).toBe(415);
    expect(await send(path, '{"code":', { cookie, type })).toBe(422);
    expect(await send(path, '{"code":{"$gt":""},"mail":"a@b.fr"}', { cookie, type })).toBe(422);
    expect(await send(path, '[]', { cookie, type })).toBe(422);
  });

  test('R-SEC-01: la connexion n’accepte ni fichier ni gros corps', async () => {
    expect(await send('/caf/login', form(5_000_000))).toBe(413);
    expect(await send('/caf/login', form(10))).toBe(415);
    expect(await send('/caf/login', `code=${'a'.repeat(20_000)}`, { type: 'application/x-www-form-urlencoded' })).toBe(413);
  });
});

describe('en-têtes', () => {
  const policyOf = async (agent: Visitor, path: string): Promise<string> =>
    (await agent.get(path).expect(200)).headers['content-security-policy'] as string;

  test('R-SEC-01: une page d’AdminJS n’exécute que nos scripts, par un nonce neuf à chaque réponse', async () => {
    const agent = await loggedIn(['agents']);
    const [first, second] = [await policyOf(agent, '/caf'), await policyOf(agent, '/caf')];
    expect(first).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}'(;|$)/);
    expect(first).not.toMatch(/script-src[^;]*unsafe/);
    for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"])
      expect(first).toContain(rule);
    expect(first).not.toBe(second);
    const { text } = await agent.get('/caf').expect(200);
    for (const script of text.match(/<script[^>]*>/g)!) expect(script).toContain('nonce=');
  });

  test('R-SEC-01: nos pages n’exécutent aucun script', async () => {
    const answer = await request(desk()).get('/caf/login').expect(200);
    expect(answer.headers['content-security-policy']).not.toContain('script-src');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('R-SEC-01: rien n’est gardé ; l’adresse ne part qu’au même site ; http ne promet pas https', async () => {
    const agent = await loggedIn(['families.view']);
    for (const path of ['/caf', '/caf/api/resources/Family/actions/list', '/caf/actions/tableau']) {
      const { headers } = await agent.get(path).expect(200);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['strict-transport-security']).toBeUndefined();
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    }
  });

  test('R-SEC-01: aucune adresse d’ailleurs dans une page ni une feuille de style', async () => {
    const agent = await loggedIn(['agents']);
    for (const path of ['/caf', '/caf/login', '/caf/style/page.css', '/caf/style/desk.css'])
      expect((await agent.get(path)).text ?? '').not.toMatch(/(src|href)="https?:|url\(["']?https?:|googleapis/);
  });
});

test('R-CAM-01: sans campagne, l’agent lit où en initialiser une, non qu’il doit attendre la Caf', async () => {
  const agent = await loggedIn(['payments.generate']);
  const [status, words] = await said(agent.get('/caf/actions/lots/apercu?nature=partners'));
  expect([status, words]).toEqual([409, 'Aucune campagne n’est en cours. Initialisez-en une dans «\u202fConduite de campagne\u202f».']);
});

describe('adresses', () => {
  test('R-TEC: GET /sante dit que tout va', async () => {
    await request(desk()).get('/sante').expect(200, { ok: true, mongo: true, version: '0.1.0' });
  });

  test('R-SEC-01: sans session, une page mène à la connexion, le reste répond 401', async () => {
    for (const path of ['/caf', '/caf/pages/campagne', '/caf/resources/Agent', '/caf/nimporte'])
      await request(desk())
        .get(path)
        .expect(303)
        .expect('Location', /^\/caf\/login($|\?retour=)/);
    for (const path of [
      '/caf/api/dashboard',
      '/caf/api/resources/Agent/actions/list',
      '/caf/API/resources/Agent/actions/list',
      '/caf/actions/lots',
      '/caf/actions/chargements/x/rejets/allo',
    ])
      await request(desk()).get(path).expect(401);
  });

  test('R-SEC-01: une adresse inconnue répond 404 par une page', async () => {
    const agent = await loggedIn([]);
    expect((await agent.get('/caf/nimporte').expect(404)).text).toContain('Page introuvable');
    expect((await agent.get('/caf/actions/nimporte').expect(404)).body).toHaveProperty('message');
  });
});
