import { ALL_ROUTES } from '../actions/router.ts';
import { buildAdmin } from '../adminjs/admin.ts';
import { ROOT } from '../paths.ts';
import { type Allowed, pageRule, resourceRule } from './rights-table.ts';

/** One thing that can be asked of the desk once logged in. */
export interface EntryPoint {
  /** "GET /caf/pages/droits". */
  entry: string;
  /** Any of these rights opens it; an empty list opens it to nobody; null: the table does not know it, and it is refused. */
  rights: Allowed | null;
}

/** Pages, lists and actions, as AdminJS and the router know them. */
export function entryPoints(): EntryPoint[] {
  const admin = buildAdmin();
  const pages = Object.keys(admin.options.pages ?? {}).map((page) => ({
    entry: `GET ${ROOT}/pages/${page}`,
    rights: pageRule(page) ?? null,
  }));
  const resources = admin.resources.flatMap((resource) =>
    Object.keys(resource.decorate().actions).map((action) => ({
      entry: `GET ${ROOT}/resources/${resource.id()} (${action})`,
      rights: resourceRule(resource.id(), action) ?? null,
    })),
  );
  const actions = ALL_ROUTES.map(({ method, path, right }) => ({
    entry: `${method.toUpperCase()} ${ROOT}/actions${path}`,
    rights: right,
  }));
  return [...pages, ...resources, ...actions];
}
