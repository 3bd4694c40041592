/** Headers of every answer (security.md, Browser): CSP with a nonce, no outside request, nothing kept of a personal page. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { settings } from '#core/shared/settings.ts';

/** Where the tiles of the map come from, when the installation allows it (MAP_TILES). */
const IGN = 'https://data.geopf.fr';

/** The pages with the camera: they decode with WebAssembly, and nothing else may. Links to it reload the document. */
const SCAN_PAGE = /^\/partenaire\/(?:scanner|scanner\/sans-reseau|entrainement)\/?$/;

/** @param https whether the configured address is https: only then are requests upgraded. */
export function securityHeaders(https: boolean): RequestHandler[] {
  return [nonce, helmet({ ...common(https), contentSecurityPolicy: policy(https, []) }), scanPage(https)];
}

const nonce: RequestHandler = (_request, response, next) => {
  response.locals.cspNonce = randomBytes(16).toString('base64');
  next();
};

const common = (https: boolean) => ({
  referrerPolicy: { policy: 'same-origin' as const },
  crossOriginOpenerPolicy: { policy: 'same-origin' as const },
  crossOriginResourcePolicy: { policy: 'same-origin' as const },
  xFrameOptions: { action: 'deny' as const },
  strictTransportSecurity: https && { maxAge: 31_536_000, includeSubDomains: true },
});

function policy(https: boolean, scriptExtras: string[]) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: [
        "'self'",
        (_: unknown, response: unknown) => `'nonce-${(response as { locals: { cspNonce: string } }).locals.cspNonce}'`,
        ...scriptExtras,
      ],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", ...(settings().mapTiles === 'ign' ? [IGN] : [])],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      ...(https ? { upgradeInsecureRequests: [] } : {}),
    },
  };
}

function scanPage(https: boolean): RequestHandler {
  const csp = helmet.contentSecurityPolicy(policy(https, ["'wasm-unsafe-eval'"]));
  return (request, response, next) => {
    const scans = SCAN_PAGE.test(request.path);
    response.setHeader('Permissions-Policy', `camera=(${scans ? 'self' : ''}), microphone=(), geolocation=(self), payment=(), usb=()`);
    if (scans) csp(request, response, next);
    else next();
  };
}

/** Pages are personal or carry a nonce: no cache keeps them. Stands after the static files, which set their own header. */
export const keepNothing: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
