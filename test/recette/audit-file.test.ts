/** The auditor's file (R-SEC-02): its tables are the code's own, and whole. */
import { PROFILES, RIGHT_LABELS, type Right, RIGHTS } from '#core/access/rights.rules.ts';
import { allSpecs } from '#core/schema/all-specs.ts';
import { entryPoints } from '../../backoffice/access/entry-points.ts';
import { ALL_ROUTES } from '../../backoffice/actions/router.ts';
import { accessRules } from '../../scripts/audit/access-rules.ts';
import { licencesOf } from '../../scripts/audit/components.ts';
import { KEPT_DATA } from '../../scripts/audit/kept-data.ts';
import { rightsMatrix } from '../../scripts/audit/matrix.rules.ts';
import { portalEntries } from '../../scripts/audit/portal-entries.ts';
import { headersAsText, sentHeaders } from '../../scripts/audit/sent-headers.ts';
import { isAddressOf, routeNames } from '../browser/pages/route-files.ts';
import { useOwnDatabase } from '../factories/database.ts';
import { startPortal } from '../portal/running-portal.ts';

const database = useOwnDatabase();

test('R-SEC-02: la matrice porte chaque droit, chaque profil et chaque adresse du bureau', () => {
  const matrix = rightsMatrix(entryPoints());
  for (const right of RIGHTS) expect(matrix).toContain(`| ${RIGHT_LABELS[right]} | \`${right}\` |`);
  expect(matrix).toContain(`| Droit | code | ${Object.keys(PROFILES).join(' | ')} |`);
  for (const { method, path } of ALL_ROUTES) expect(matrix).toContain(`\`${method.toUpperCase()} /caf/actions${path}\``);
  expect(matrix).toContain('| `GET /caf/pages/droits` | `agents` | oui |  |  |  |');
});

test('R-SEC-02: une adresse que la table des droits ne connaît pas arrête le dossier, qui la nomme', () => {
  const lost = { entry: 'GET /caf/pages/oubliee', rights: null };
  expect(() => rightsMatrix([...entryPoints(), lost])).toThrow('GET /caf/pages/oubliee');
  expect(rightsMatrix([{ entry: 'GET /x', rights: [] as Right[] }])).toContain('| `GET /x` | personne |  |  |  |  |');
});

test('R-SEC-02: chaque route du portail a son adresse, et dit pour qui', () => {
  const entries = portalEntries();
  expect(entries).toHaveLength(routeNames().length);
  for (const { address } of entries) {
    const asked = address.replace(/:\w+/g, 'x').replace('*', 'x');
    expect([address, routeNames().some((route) => isAddressOf(route, asked))]).toEqual([address, true]);
  }
  const who = Object.fromEntries(entries.map((each) => [each.address, each.who]));
  expect(who).toMatchObject({
    '/famille/tirage': 'famille',
    '/partenaire/scanner/:code': 'partenaire',
    '/famille/connexion': 'tout le monde',
    '/carte': 'tout le monde',
    '/famille/activation/:token': 'porteur du lien',
  });
});

test('R-SEC-02: chaque collection de la base est dans l’inventaire des données, et aucune autre', () => {
  expect(Object.keys(KEPT_DATA).sort()).toEqual([...new Set(allSpecs.map(({ name }) => name))].sort());
});

test('R-SEC-02: les valeurs des accès sont celles du code', () => {
  const said = accessRules();
  for (const words of ['8 caractères au moins, 72 octets au plus', '5 échecs', '60 minutes', '30 minutes sans activité, 10 heures en tout'])
    expect(said).toContain(words);
});

test('R-SEC-02: les licences viennent de la nomenclature, une inconnue se dit', () => {
  const bill = {
    components: [
      { name: 'a', version: '1.0.0', licenses: [{ license: { id: 'MIT' } }] },
      { name: 'b', version: '2.0.0' },
    ],
  };
  expect(licencesOf(JSON.stringify(bill))).toMatch(/\| a \| 1\.0\.0 \| MIT \|\n\| b \| 2\.0\.0 \| non dite \|/);
});

test('R-SEC-02: les en-têtes listés sont ceux du serveur, sous une adresse https', async () => {
  const portal = await startPortal(database.uri(), { PORTAL_URL: 'https://portail.example' });
  try {
    const sent = await sentHeaders(portal.url, '/');
    const { headers } = await fetch(portal.url);
    for (const name of ['strict-transport-security', 'x-frame-options', 'referrer-policy', 'permissions-policy'])
      expect([name, sent.headers[name]]).toEqual([name, headers.get(name)]);
    expect(sent.headers['content-security-policy']).toContain("default-src 'none'");
    expect(sent.headers['content-security-policy']).toContain('upgrade-insecure-requests');
    expect(sent.headers).not.toHaveProperty('x-powered-by');
    expect(headersAsText([sent])).toContain(`x-frame-options: ${headers.get('x-frame-options')}`);
    // What the file says of who an address is for, the portal holds: without a session nothing personal opens (204 says nothing).
    const personal = portalEntries().filter(({ who }) => who === 'famille' || who === 'partenaire');
    expect(personal.length).toBeGreaterThan(30);
    const asked = await Promise.all(personal.map(({ address }) => sentHeaders(portal.url, address.replace(/:\w+/g, 'x'))));
    expect(asked.filter(({ status }) => status < 300 && status !== 204).map(({ address }) => address)).toEqual([]);
  } finally {
    await portal.stop();
  }
});
