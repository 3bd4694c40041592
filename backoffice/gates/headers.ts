import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { settings } from '#core/shared/settings.ts';

const nonceOf = (_req: unknown, res: unknown): string => `'nonce-${String((res as Response).locals.nonce)}'`;

const common = () => ({
  defaultSrc: ["'none'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  ...(settings().backofficeUrl.startsWith('https:') ? { upgradeInsecureRequests: [] } : {}),
});

/** Headers of every answer; pages of our own run no script at all. */
export const safeHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { ...common(), styleSrc: ["'self'"] } },
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: settings().backofficeUrl.startsWith('https:') ? undefined : false,
  });

/** AdminJS's pages: scripts of ours or with the nonce of this answer; its styles are written by script, hence unsafe-inline for them. */
export const adminHeaders = (): RequestHandler[] => [
  (_req, res, next) => {
    res.locals.nonce = randomBytes(16).toString('base64');
    next();
  },
  helmet.contentSecurityPolicy({
    useDefaults: false,
    // A family's attestation is shown in a frame: the one answer that lets itself be framed (actions/depenses.ts).
    directives: { ...common(), frameSrc: ["'self'"], scriptSrc: ["'self'", nonceOf], styleSrc: ["'self'", "'unsafe-inline'"] },
  }),
];

/** Personal pages are not kept by anybody. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};
