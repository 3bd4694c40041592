/** Who may do what: the table is whole, and each single right opens what it says and nothing else (R-AGT-03). */
import request from 'supertest';
import { RIGHTS, type Right } from '#core/access/rights.rules.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { type Allowed, isAllowed, pageRule, resourceRule } from '../../backoffice/access/rights-table.ts';
import { menuFor } from '../../backoffice/access/menu.ts';
import { ALL_ROUTES } from '../../backoffice/actions/router.ts';
import { buildAdmin } from '../../backoffice/adminjs/admin.ts';
import { ALL_SHEETS } from '../../backoffice/sheets/all-sheets.ts';
import { desk, loggedIn, ORIGIN, type Visitor } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

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

interface Question {
  what: string;
  rule: Allowed | undefined;
  /** A page of the desk: nobody is sent to the login rather than told 401. */
  isPage: boolean;
  ask: (who: Pick<Visitor, 'cookie' | 'get'>) => request.Test;
}

/** Everything a visitor can ask for, with what opens it: generated from the resources, the pages and the routes. */
const questions = (): Question[] => [
  ...ALL_SHEETS.flatMap(({ id }): Question[] => [
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
  ...ALL_ROUTES.map(({ method, path, right: rule }): Question => ({
    what: `${method} ${path}`,
    rule,
    isPage: false,
    ask: (who) =>
      request(desk())
        [method](`/caf/actions${path.replace(/:\w+/g, 'inconnu')}`)
        .set('Cookie', who.cookie)
        .set('Origin', ORIGIN)
        .set('Content-Length', '0'),
  })),
];

const reading = (what: string, rule: Allowed | undefined, path: string, isPage = false): Question => ({
  what,
  rule,
  isPage,
  ask: (who) => who.get(path),
});

/** What was answered otherwise than the table says. */
async function wrongAnswers(rights: readonly Right[]): Promise<string[]> {
  const who = await loggedIn(rights);
  const wrong: string[] = [];
  for (const { what, rule, ask } of questions()) {
    const { status } = await ask(who);
    if ((status !== 403) !== isAllowed(rule, rights) || status === 401 || status >= 500) wrong.push(`${what} : ${status}`);
  }
  return wrong;
}

describe('chaque droit, seul', () => {
  test.each([...RIGHTS])('R-AGT-03: « %s » ouvre ce que dit la table, et rien d’autre', async (right) => {
    expect(await wrongAnswers([right])).toEqual([]);
  });

  test('R-AGT-03: tous les droits ouvrent tout ce que la table ouvre', async () => {
    expect(await wrongAnswers(RIGHTS)).toEqual([]);
    const closed = questions().filter(({ rule }) => !isAllowed(rule, RIGHTS));
    expect(closed.every(({ what }) => /^(new|search|edit|delete|fiche|page de fiche) /.test(what))).toBe(true);
  });

  test('R-AGT-03: sans aucun droit, le tableau de bord et son propre compte ; sans session, rien', async () => {
    expect(await wrongAnswers([])).toEqual([]);
    const nobody = { cookie: '', get: (path: string) => request(desk()).get(path) };
    for (const { what, isPage, ask } of questions()) expect([what, (await ask(nobody)).status]).toEqual([what, isPage ? 303 : 401]);
  });

  test('R-AGT-03: un droit refusé n’a rien changé ni rien inscrit au journal', async () => {
    const who = await loggedIn([]);
    const before = await AuditEvents.countDocuments();
    for (const { rule, ask } of questions()) if (rule !== 'any-agent') await ask(who);
    expect(await AuditEvents.countDocuments()).toBe(before);
  });

  test.each([...RIGHTS])('R-AGT-03: le menu de « %s » ne montre que ce qui s’ouvre', async (right) => {
    const who = await loggedIn([right]);
    const hrefs = menuFor([right]).flatMap(({ items }) => items.map(({ href }) => href));
    for (const href of hrefs) expect([href, (await who.get(href)).status]).toEqual([href, 200]);
    expect(hrefs.includes('/caf/pages/droits')).toBe(right === 'agents');
    expect(hrefs.includes('/caf/pages/journal')).toBe(right === 'audit');
  });
});
