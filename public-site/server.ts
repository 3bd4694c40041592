/** The portal on express: what surrounds Remix. Nothing personal is kept in memory: any number of processes can run. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { logFault } from '#core/shared/log.ts';
import type { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { assets } from './server/assets.ts';
import { health } from './server/health.ts';
import { namedFiles } from './server/named-files.ts';
import { ownAddress } from './server/own-address.ts';
import { plainPage } from './server/plain-page.ts';
import { postGuard } from './server/post-guard.ts';
import { keepNothing, securityHeaders } from './server/security-headers.ts';
import { bySpace } from './server/spaces.ts';

const CLIENT = path.join(path.dirname(fileURLToPath(import.meta.url)), 'build/client');

export interface PortalParts {
  build: ServerBuild;
  portalUrl: string;
  /** Whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  version: string;
  printer: PdfPrinter;
  databaseAnswers: () => Promise<boolean>;
}

/** Puts the portal together; it listens nowhere yet. */
export function createPortal(parts: PortalParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustedProxies);
  app.get('/sante', health(parts.version, parts.databaseAnswers));
  app.use('/assets', assets(path.join(CLIENT, 'assets')));
  app.use(securityHeaders(parts.portalUrl.startsWith('https:')));
  app.use(postGuard(parts.portalUrl), ownAddress(parts.portalUrl));
  app.use(compression());
  app.use('/assets', missingAsset);
  app.use(namedFiles(CLIENT));
  app.use(keepNothing);
  app.use(remixHandler(parts));
  app.use(lastResort);
  return app;
}

/** An asset of another version: no page, and nothing to draw. */
const missingAsset: RequestHandler = (_request, _response, next) => next(Object.assign(new Error('no such asset'), { status: 404 }));

function remixHandler({ build, printer }: PortalParts) {
  return bySpace(build, (some) =>
    createRequestHandler({
      build: some,
      mode: 'production',
      getLoadContext: (request, response) => ({
        cspNonce: String(response.locals.cspNonce),
        setHeader: (name, value) => void response.setHeader(name, value),
        printer,
        clientAddress: request.ip ?? '',
      }),
    }),
  );
}

/** What express itself refuses (a malformed address, a missing asset), and what nobody caught. */
const lastResort: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = error.status !== undefined && error.status >= 400 && error.status < 500 ? error.status : 500;
  if (status < 500) return plainPage(response, { status, message: 'Cette page n’existe pas.', todo: 'Vérifiez l’adresse.' });
  const fault = logFault(error, 'portal: express');
  plainPage(response, { status, message: 'Le service a rencontré un problème.', todo: `Numéro à donner à la Caf\u202f: ${fault}.` });
};
