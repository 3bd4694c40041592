/** Who may do what: the table is whole, and each single right opens what it says and nothing else (R-AGT-03). */
import { inOrder, RIGHTS, type Right } from '#core/access/rights.rules.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { useDatabase } from '../factories/database.ts';
import { type Allowed, isAllowed, pageRule, resourceRule } from '../../backoffice/access/rights-table.ts';
import { menuFor } from '../../backoffice/access/menu.ts';
import { ALL_ROUTES } from '../../backoffice/actions/router.ts';
import { buildAdmin } from '../../backoffice/adminjs/admin.ts';
import { ALL_SHEETS } from '../../backoffice/sheets/all-sheets.ts';
import { BusyDesk, type Question } from './busy-desk.ts';
import { loggedIn, type Visitor } from './desk.ts';

useDatabase();
const busy = new BusyDesk();
beforeAll(() => busy.open());
afterAll(() => busy.close());

/** One login for each set of rights: nothing asked here ends a session. */
const visitors = new Map<string, Promise<Visitor>>();
function visitor(rights: readonly Right[]): Promise<Visitor> {
  const key = rights.join();
  if (!visitors.has(key)) visitors.set(key, loggedIn(rights));
  return visitors.get(key)!;
}

const admin = buildAdmin();

/** What every agent may ask for, whatever its rights: the dashboard, which shows by right, and its own account. */
const OPEN_TO_ALL = ['get /tableau', 'get /mon-compte', 'post /mon-compte/mot-de-passe'];

/** Whether an earlier route would take the requests of a later one. */
const matches = (earlier: string, later: string): boolean => new RegExp(`^${earlier.replace(/:\w+/g, '[^/]+')}$`).test(later);

describe('la table des droits', () => {
  test('R-AGT-03: chaque rubrique × action d’AdminJS y est', () => {
    const missing = admin.resources.flatMap((resource) =>
      Object.keys(resource.decorate().actions)
        .filter((action) => resourceRule(resource.id(), action) === undefined)
        .map((action) => `${resource.id()} × ${action}`),
    );
    expect(missing).toEqual([]);
    expect(admin.resources.length).toBe(ALL_SHEETS.length);
  });

  test('R-AGT-03: chaque page y est, et aucune action n’est ouverte à tous', () => {
    const missing = Object.keys(admin.options.pages ?? {}).filter((page) => pageRule(page) === undefined);
    expect(missing).toEqual([]);
    const routes = ALL_ROUTES.filter(({ right }) => right === 'any-agent').map(({ method, path }) => `${method} ${path}`);
    expect(routes.filter((route) => !OPEN_TO_ALL.includes(route))).toEqual([]);
    expect(Object.keys(admin.options.pages ?? {}).filter((page) => pageRule(page) === 'any-agent')).toEqual(['mon-compte']);
  });

  test('R-AGT-03: deux actions ne se cachent pas l’une l’autre', () => {
    const all = ALL_ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(all.filter((route, index) => all.indexOf(route) !== index)).toEqual([]);
    const hidden = ALL_ROUTES.filter((route, index) =>
      ALL_ROUTES.slice(0, index).some((earlier) => earlier.method === route.method && matches(earlier.path, route.path)),
    );
    expect(hidden.map(({ path }) => path)).toEqual([]);
  });

  test('R-AGT-03: ce qui n’est pas dans la table est fermé', () => {
    expect(isAllowed(resourceRule('Agent', 'explode'), RIGHTS)).toBe(false);
    expect(isAllowed(pageRule('constructor'), RIGHTS)).toBe(false);
  });
});

interface Opening extends Question {
  what: string;
  rule: Allowed | undefined;
  /** A page of the desk: nobody is sent to the login rather than told 401. */
  isPage: boolean;
}

const reading = (what: string, rule: Allowed | undefined, path: string, isPage = false): Opening => ({
  ...{ method: 'get', what, rule, path, isPage },
});

/** Everything a visitor can ask for, with what opens it: generated from the resources, the pages and the routes. */
const OPENINGS: readonly Opening[] = [
  ...ALL_SHEETS.flatMap(({ id }): Opening[] => [
    reading(`liste ${id}`, resourceRule(id, 'list'), `/caf/api/resources/${id}/actions/list`),
    reading(`page ${id}`, resourceRule(id, 'list'), `/caf/resources/${id}`, true),
    reading(`fiche ${id}`, resourceRule(id, 'show'), `/caf/api/resources/${id}/records/0/show`),
    reading(`page de fiche ${id}`, resourceRule(id, 'show'), `/caf/resources/${id}/records/0/show`, true),
    ...['new', 'search'].map((action) =>
      reading(`${action} ${id}`, resourceRule(id, action), `/caf/api/resources/${id}/${action === 'new' ? 'actions/new' : 'search/a'}`),
    ),
    ...['edit', 'delete'].map((action) =>
      reading(`${action} ${id}`, resourceRule(id, action), `/caf/api/resources/${id}/records/0/${action}`),
    ),
  ]),
  ...Object.keys(admin.options.pages ?? {}).map((page) => reading(`écran ${page}`, pageRule(page), `/caf/pages/${page}`, true)),
  ...ALL_ROUTES.map(({ method, path, right: rule }): Opening => ({
    ...{ method, what: `${method} ${path}`, rule, isPage: false },
    path: `/caf/actions${path.replace(/:\w+/g, 'inconnu')}`,
  })),
];

/** What was answered otherwise than the table says. */
async function wrongAnswers(rights: readonly Right[], asked: readonly Opening[] = OPENINGS): Promise<string[]> {
  const { cookie } = await visitor(rights);
  const statuses = await busy.statuses(asked, cookie);
  return asked.flatMap(({ what, rule }, rank) => {
    const status = statuses[rank]!;
    const right = (status !== 403) === isAllowed(rule, rights) && status !== 401 && status < 500;
    return right ? [] : [`${what} : ${status}`];
  });
}

/** The lists of rights of the table, each once; all the rights together ask for what is for nobody. */
const RULES = [
  ...new Map(OPENINGS.flatMap(({ rule }) => (Array.isArray(rule) && rule.length > 0 ? [[rule.join(', '), rule as Right[]] as const] : []))),
];
const without = (rule: readonly Right[]): Right[] => RIGHTS.filter((right) => !rule.includes(right));

/**
 * Each right alone asks for what it opens; what it does not open is asked for by all the rights that do not, at once. A rule is "any of
 * these": what the union does not open, none of it opens alone.
 */
describe('chaque droit, seul', () => {
  test.each([...RIGHTS])('R-AGT-03: « %s », seul, ouvre tout ce que dit la table', async (right) => {
    const opened = OPENINGS.filter(({ rule }) => isAllowed(rule, [right]));
    expect(opened.length).toBeGreaterThan(OPEN_TO_ALL.length);
    expect(await wrongAnswers([right], opened)).toEqual([]);
  });

  test.each(RULES)('R-AGT-03: ce qu’ouvre « %s » ne s’ouvre par aucun autre droit', async (_, rule) => {
    const others = without(rule);
    const closed = OPENINGS.filter((opening) => Array.isArray(opening.rule) && opening.rule.join() === rule.join());
    expect(closed.filter((opening) => isAllowed(opening.rule, others))).toEqual([]);
    expect(await wrongAnswers(others, closed)).toEqual([]);
  });

  test('R-AGT-03: une règle s’ouvre par chacun de ses droits, et par aucun autre', () => {
    for (const { what, rule } of OPENINGS) {
      const alone = RIGHTS.filter((right) => isAllowed(rule, [right]));
      expect([what, alone]).toEqual([what, rule === 'any-agent' ? RIGHTS : inOrder(rule ?? [])]);
    }
  });

  test('R-AGT-03: tous les droits ouvrent tout ce que la table ouvre', async () => {
    expect(await wrongAnswers(RIGHTS)).toEqual([]);
    const closed = OPENINGS.filter(({ rule }) => !isAllowed(rule, RIGHTS));
    expect(closed.every(({ what }) => /^(new|search|edit|delete|fiche|page de fiche) /.test(what))).toBe(true);
  });

  test('R-AGT-03: sans aucun droit, le tableau de bord et son propre compte ; un refus ne change rien, ni n’inscrit rien au journal', async () => {
    await visitor([]);
    const before = await AuditEvents.countDocuments();
    expect(await wrongAnswers([])).toEqual([]);
    expect(await AuditEvents.countDocuments()).toBe(before);
  });

  test('R-AGT-03: sans session, rien', async () => {
    const statuses = await busy.statuses(OPENINGS, '');
    const wrong = OPENINGS.flatMap(({ what, isPage }, rank) =>
      statuses[rank] === (isPage ? 303 : 401) ? [] : [`${what} : ${statuses[rank]}`],
    );
    expect(wrong).toEqual([]);
  });

  test.each([...RIGHTS])('R-AGT-03: le menu de « %s » ne montre que ce qui s’ouvre', async (right) => {
    const { cookie } = await visitor([right]);
    const hrefs = menuFor([right]).flatMap(({ items }) => items.map(({ href }) => href));
    const statuses = await busy.statuses(
      hrefs.map((path) => ({ method: 'get', path })),
      cookie,
    );
    expect(hrefs.filter((_, rank) => statuses[rank] !== 200)).toEqual([]);
    expect(hrefs.includes('/caf/pages/droits')).toBe(right === 'agents');
    expect(hrefs.includes('/caf/pages/journal')).toBe(right === 'audit');
  });
});
