/** A page of its own address needs one route; an address with a part that varies, those of its space; anything stranger, all of them. */
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';

type Route = { path?: string | undefined; parentId?: string | undefined };

/** `/famille/qr/…`, `/partenaire.data`; not `/familles`. */
const SPACE = /^\/(famille|partenaire)(?=[/.]|$)/i;
/** What the rest of the site is called; anything stranger is looked for among all routes. */
const PLAIN = /^\/[a-z0-9._-]*(?:\/|$)/i;
/** Asked of every space by a page that is about to lead to another. */
const MANIFEST = '/__manifest';
/** A parameter (`:code`), a part that may be missing (`aide?`) or anything at all (`*`). */
const VARIES = /[:?*]/;

/**
 * One handler for each set of routes. Remix ranks all the routes it knows, several times a page, and makes of each what a page is drawn
 * from (decision 0331). A browser is told of fewer routes with its first page, and asks for those that it meets, as it did.
 */
export function bySpace(build: ServerBuild, handlerOf: (build: ServerBuild) => RequestHandler): RequestHandler {
  const cut = (keep: (route: Route) => boolean): RequestHandler => once(() => handlerOf(only(build, keep)));
  const inSpace = (space: string) => cut((route) => (SPACE.exec(addressOf(route))?.[1] ?? '') === space);
  const [whole, others, own] = [handlerOf(build), inSpace(''), { famille: inSpace('famille'), partenaire: inSpace('partenaire') }];
  const pages = new Map(fixedAddresses(build).map((address) => [address, cut((route) => addressOf(route) === address)]));
  return (request, response, next) => {
    const page = pages.get(request.path);
    if (page) return void page(request, response, next);
    const space = SPACE.exec(request.path)?.[1]?.toLowerCase() as keyof typeof own | undefined;
    const handler = space ? own[space] : PLAIN.test(request.path) && request.path !== MANIFEST ? others : whole;
    void handler(request, response, next);
  };
}

const addressOf = ({ path }: Route): string => `/${path ?? ''}`;

const fixedAddresses = ({ routes }: ServerBuild): string[] =>
  Object.values(routes).flatMap((route) => (route?.parentId && !VARIES.test(route.path ?? '') ? [addressOf(route)] : []));

/** Made when it is first asked for. */
function once(make: () => RequestHandler): RequestHandler {
  let made: RequestHandler | undefined;
  return (request, response, next) => (made ??= make())(request, response, next);
}

/** The root, the page of unknown addresses, and the routes that are kept. */
function only(build: ServerBuild, keep: (route: Route) => boolean): ServerBuild {
  const kept = <T extends Route>(routes: Record<string, T | undefined>) =>
    Object.fromEntries(Object.entries(routes).filter(([, each]) => each && (!each.parentId || each.path === '*' || keep(each)))) as Record<
      string,
      T
    >;
  return { ...build, routes: kept(build.routes), assets: { ...build.assets, routes: kept(build.assets.routes) } };
}
