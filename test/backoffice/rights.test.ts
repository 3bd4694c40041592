/** Who may do what: the table is whole, and each single right opens what it says and nothing else (R-AGT-03). */
import request from 'supertest';
import { RIGHTS, type Right } from '#core/access/rights.rules.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { isAllowed, pageRule, resourceRule } from '../../backoffice/access/rights-table.ts';
import { menuFor } from '../../backoffice/access/menu.ts';
import { ALL_ROUTES } from '../../backoffice/actions/router.ts';
import { buildAdmin } from '../../backoffice/adminjs/admin.ts';
import { ALL_SHEETS } from '../../backoffice/sheets/all-sheets.ts';
import { desk, loggedIn, ORIGIN, type Visitor } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

const admin = buildAdmin();

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
    expect(ALL_ROUTES.filter(({ right }) => right === 'any-agent').map(({ path }) => path)).toEqual(['/tableau']);
  });

  test('R-AGT-03: ce qui n’est pas dans la table est fermé', () => {
    expect(isAllowed(resourceRule('Agent', 'explode'), RIGHTS)).toBe(false);
    expect(isAllowed(pageRule('constructor'), RIGHTS)).toBe(false);
  });
});

/** Everything a visitor can ask for, with what opens it. */
const questions = (): { what: string; opens: (right: Right) => boolean; ask: (who: Visitor) => request.Test }[] => [
  ...ALL_SHEETS.flatMap(({ id }) => [
    {
      what: `liste ${id}`,
      opens: (right: Right) => isAllowed(resourceRule(id, 'list'), [right]),
      ask: (who: Visitor) => who.get(`/caf/api/resources/${id}/actions/list`),
    },
    {
      what: `page ${id}`,
      opens: (right: Right) => isAllowed(resourceRule(id, 'list'), [right]),
      ask: (who: Visitor) => who.get(`/caf/resources/${id}`),
    },
    {
      what: `fiche ${id}`,
      opens: (right: Right) => isAllowed(resourceRule(id, 'show'), [right]),
      ask: (who: Visitor) => who.get(`/caf/api/resources/${id}/records/0/show`),
    },
  ]),
  ...Object.keys(admin.options.pages ?? {}).map((page) => ({
    what: `écran ${page}`,
    opens: (right: Right) => isAllowed(pageRule(page), [right]),
    ask: (who: Visitor) => who.get(`/caf/pages/${page}`),
  })),
  ...ALL_ROUTES.map(({ method, path, right: rule }) => ({
    what: `${method} ${path}`,
    opens: (right: Right) => isAllowed(rule, [right]),
    ask: (who: Visitor) =>
      request(desk())
        [method](`/caf/actions${path.replace(/:\w+/g, 'inconnu')}`)
        .set('Cookie', who.cookie)
        .set('Origin', ORIGIN)
        .set('Content-Length', '0'),
  })),
];

describe('chaque droit, seul', () => {
  test.each([...RIGHTS])('R-AGT-03: « %s » ouvre ce que dit la table, et rien d’autre', async (right) => {
    const who = await loggedIn([right]);
    const wrong: string[] = [];
    for (const { what, opens, ask } of questions()) {
      const { status } = await ask(who);
      if ((status !== 403) !== opens(right)) wrong.push(`${what} : ${status}`);
      if (status >= 500) wrong.push(`${what} : ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  test('R-AGT-03: sans aucun droit, rien que le tableau de bord ; sans session, rien', async () => {
    const who = await loggedIn([]);
    for (const { what, ask } of questions()) expect([what, (await ask(who)).status]).toEqual([what, what === 'get /tableau' ? 200 : 403]);
    const nobody = {
      cookie: '',
      get: (path: string) => request(desk()).get(path),
      post: (path: string) => request(desk()).post(path).set('Origin', ORIGIN),
    };
    for (const { what, ask } of questions())
      expect([what, (await ask(nobody)).status]).toEqual([what, /^(page|écran) /.test(what) ? 303 : 401]);
  });

  test('R-AGT-03: le menu ne montre que ce qui s’ouvre', async () => {
    const who = await loggedIn(['payments.follow']);
    const hrefs = menuFor(['payments.follow']).flatMap(({ items }) => items.map(({ href }) => href));
    expect(hrefs).toContain('/caf/resources/PaymentBatch');
    expect(hrefs).not.toContain('/caf/resources/Agent');
    for (const href of hrefs) await who.get(href).expect(200);
  });
});
