import { useServedDatabase } from '../factories/database.ts';
import { anAccount, aScheme, MAIL, PASSWORD } from '../factories/scheme.ts';
import { type Portal, startPortal } from './running-portal.ts';
import { Visitor } from './visitor.ts';

const database = useServedDatabase();
let portal: Portal;
let visitor: Visitor;

beforeAll(async () => {
  await aScheme();
  await anAccount();
  portal = await startPortal(database.uri());
  visitor = new Visitor(portal.url);
});
afterAll(() => portal.stop());

const login = { mail: MAIL, motDePasse: PASSWORD };

describe('origin of posts', () => {
  const own = () => portal.url;
  const cases: [string, () => Record<string, string>, number][] = [
    ['Sec-Fetch-Site same-origin', () => ({ 'Sec-Fetch-Site': 'same-origin' }), 303],
    ['Sec-Fetch-Site same-site, Origin juste', () => ({ 'Sec-Fetch-Site': 'same-site', Origin: own() }), 403],
    ['Sec-Fetch-Site cross-site', () => ({ 'Sec-Fetch-Site': 'cross-site', Origin: own() }), 403],
    ['Sec-Fetch-Site none', () => ({ 'Sec-Fetch-Site': 'none', Origin: own() }), 403],
    ['Origin juste', () => ({ Origin: own() }), 303],
    ['Origin localhost', () => ({ Origin: own().replace('127.0.0.1', 'localhost') }), 303],
    ['Origin d’un autre port', () => ({ Origin: 'http://127.0.0.1:1' }), 403],
    ['Origin null', () => ({ Origin: 'null' }), 403],
    ['Origin d’ailleurs', () => ({ Origin: 'https://exemple.fr' }), 403],
    ['ni l’un ni l’autre', () => ({}), 403],
  ];
  test.each(cases)('R-SEC-01: un envoi avec %s', async (_name, headers, status) => {
    expect((await new Visitor(portal.url).post('/famille/connexion', login, headers())).status).toBe(status);
  });

  test('R-SEC-01: chaque adresse qui reçoit un envoi refuse une autre origine', async () => {
    const paths = [
      'inscription',
      'activation/x',
      'connexion',
      'mot-de-passe-oublie',
      'reinitialisation/x',
      'consentement',
      'tirage',
      'compte',
      'deconnexion',
    ];
    for (const path of paths) expect((await visitor.post(`/famille/${path}`, {}, { Origin: 'https://exemple.fr' })).status).toBe(403);
  });
});

describe('bad requests', () => {
  test('R-SEC-01: un corps qui n’est pas un formulaire est refusé en 415, trop gros en 413, mal formé en 422', async () => {
    const headers = { Origin: portal.url };
    const json = { ...headers, 'Content-Type': 'application/json' };
    expect((await visitor.send('/famille/connexion', { method: 'POST', headers: json, body: '{}' })).status).toBe(415);
    expect((await visitor.post('/famille/connexion', { mail: 'x'.repeat(70_000) })).status).toBe(413);
    const broken = { ...headers, 'Content-Type': 'multipart/form-data; boundary=x' };
    expect((await visitor.send('/famille/connexion', { method: 'POST', headers: broken, body: 'n’importe quoi' })).status).toBe(422);
  });

  test('R-SEC-01: un bouton sans champ marche sans corps ni type, un formulaire vide est refusé en mots', async () => {
    const bare = { method: 'POST', headers: { Origin: portal.url } };
    expect(await visitor.send('/famille/deconnexion', bare)).toMatchObject({ status: 303, location: '/' });
    expect(await visitor.send('/partenaire/deconnexion', bare)).toMatchObject({ status: 303 });
    for (const path of ['/famille/connexion', '/famille/inscription', '/partenaire/connexion'])
      expect((await visitor.send(path, bare)).status).toBe(422);
    for (const path of [
      '/famille/tirage',
      '/famille/compte',
      '/famille/consentement',
      '/partenaire/scanner',
      '/partenaire/nouveau-mot-de-passe',
    ])
      expect((await visitor.send(path, bare)).status).toBe(303);
  });

  test('R-SEC-01: les opérateurs de base et __proto__ dans un champ ne font rien', async () => {
    for (const mail of ['{"$gt":""}', '__proto__', '$where', '\u0000'])
      expect((await visitor.post('/famille/connexion', { mail, motDePasse: PASSWORD })).status).toBe(422);
    expect((await visitor.post('/famille/connexion', { 'mail[$gt]': '', motDePasse: PASSWORD })).status).toBe(422);
  });

  test('une adresse inconnue donne 404 dans l’habit du portail, une adresse mal formée aussi', async () => {
    const missing = await visitor.get('/nulle/part');
    expect(missing.status).toBe(404);
    expect(missing.body).toContain('<html lang="fr">');
    expect(missing.text).toContain('Aller à l’accueil');
    expect((await visitor.get('/%E0%A4%A')).status).toBe(404);
    expect((await visitor.get('/assets/rien.js')).status).toBe(404);
    expect((await visitor.post('/nulle/part', {})).status).toBe(404);
  });

  test('un en-tête Host étranger ne change aucun lien', async () => {
    const answer = await visitor.send('/', { headers: { 'X-Forwarded-Host': 'exemple.fr:443', Forwarded: 'host=exemple.fr' } });
    expect(answer.body).not.toContain('exemple.fr');
  });
});

describe('headers', () => {
  test('R-SEC-01: chaque page a une politique stricte, un nonce neuf, et n’est gardée par personne', async () => {
    const [first, second] = [await visitor.get('/'), await visitor.get('/famille/connexion')];
    const policy = first.headers.get('Content-Security-Policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/unsafe|data:|https:|upgrade-insecure/);
    expect(policy).not.toBe(second.headers.get('Content-Security-Policy'));
    expect(first.headers.get('Referrer-Policy')).toBe('same-origin');
    expect(first.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(first.headers.get('Cache-Control')).toBe('no-store');
    expect(first.headers.get('X-Powered-By')).toBeNull();
    expect(first.body).not.toMatch(/<[^>]+\sstyle=/);
  });

  test('R-SEC-01: WebAssembly et la caméra sont permis sur la page de scan seulement', async () => {
    const scan = await visitor.get('/partenaire/scanner');
    expect(scan.headers.get('Content-Security-Policy')).toContain("'wasm-unsafe-eval'");
    expect(scan.headers.get('Permissions-Policy')).toContain('camera=(self)');
    const home = await visitor.get('/');
    expect(home.headers.get('Content-Security-Policy')).not.toContain('wasm');
    expect(home.headers.get('Permissions-Policy')).toContain('camera=()');
  });

  test('les fichiers de la construction sont gardés un an', async () => {
    const style = /href="(\/assets\/[^"]+\.css)"/.exec((await visitor.get('/')).body)![1]!;
    expect((await visitor.get(style)).headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  });

  test('la santé dit que le service et sa base répondent', async () => {
    const health = await visitor.get('/sante');
    expect([health.status, JSON.parse(health.body)]).toEqual([200, { ok: true, mongo: true, version: expect.any(String) }]);
  });
});

describe('under https', () => {
  test('R-SEC-01: le cookie est __Host-, Secure ; les adresses passent en https ; l’origine est l’adresse configurée', async () => {
    const secure = await startPortal(database.uri(), { PORTAL_URL: 'https://tlj.example' });
    try {
      const there = new Visitor(secure.url);
      const answer = await there.post('/famille/connexion', login, { Origin: 'https://tlj.example' });
      const set = answer.headers.getSetCookie().find((each) => each.startsWith('__Host-tlj-famille='));
      expect(set).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
      expect(answer.headers.get('Content-Security-Policy')).toContain('upgrade-insecure-requests');
      expect(answer.headers.get('Strict-Transport-Security')).toContain('max-age=31536000');
      expect((await there.post('/famille/connexion', login, { Origin: secure.url })).status).toBe(403);
    } finally {
      await secure.stop();
    }
  });
});
