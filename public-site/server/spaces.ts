/** Families, clubs and everybody: three sets of pages, of which a request needs one. */
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';

/** `/famille`, `/famille/compte`, `/famille.data`; not `/familles`. */
const SPACE = /^\/(famille|partenaire)(?=[/.]|$)/i;
/** What the rest of the site is called; anything stranger is looked for among all routes. */
const PLAIN = /^\/[a-z0-9._-]*(?:\/|$)/i;
/** Asked of every space by a page that is about to lead to another. */
const MANIFEST = '/__manifest';

/**
 * One handler for each set of pages. Remix ranks all the routes it knows, several times a page: with a third of them a page costs a tenth
 * less (docs/performance.md). What a browser is told of the routes does not change.
 */
export function bySpace(build: ServerBuild, handlerOf: (build: ServerBuild) => RequestHandler): RequestHandler {
  const cut = (space: string): RequestHandler => handlerOf(only(build, space));
  const [whole, others, own] = [handlerOf(build), cut(''), { famille: cut('famille'), partenaire: cut('partenaire') }];
  return (request, response, next) => {
    const space = SPACE.exec(request.path)?.[1]?.toLowerCase() as keyof typeof own | undefined;
    const handler = space ? own[space] : PLAIN.test(request.path) && request.path !== MANIFEST ? others : whole;
    void handler(request, response, next);
  };
}

/** The root, the page of unknown addresses, and the routes of a space. */
function only(build: ServerBuild, space: string): ServerBuild {
  const kept = <T extends { path?: string | undefined; parentId?: string | undefined }>(routes: Record<string, T | undefined>) =>
    Object.fromEntries(
      Object.entries(routes).filter(
        ([, each]) => !each?.parentId || each.path === '*' || (SPACE.exec(`/${each.path}`)?.[1] ?? '') === space,
      ),
    ) as Record<string, T>;
  return { ...build, routes: kept(build.routes), assets: { ...build.assets, routes: kept(build.assets.routes) } };
}
