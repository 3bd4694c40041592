/** The files of the build: named after their content, so kept a year; compressed already by the build (bundling/brotli.ts). */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import express, { type RequestHandler } from 'express';

/** A file needs no policy of a page: only what keeps it from being taken for something else, or by somebody else. */
const HEADERS = { 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin' };

/** Stands before everything that dresses pages: a phone loads twenty of these. What is missing goes on to the next handler. */
export function assets(folder: string): RequestHandler[] {
  const packed = new Set(readdirSync(folder).filter((name) => name.endsWith('.br')));
  return [packedFile(packed), express.static(folder, { immutable: true, maxAge: '1y', index: false, setHeaders })];
}

const setHeaders = (response: express.Response): void => void response.set(HEADERS);

const packedFile =
  (packed: ReadonlySet<string>): RequestHandler =>
  (request, response, next) => {
    const name = path.posix.basename(request.path);
    if (!packed.has(`${name}.br`)) return next();
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('br') === 'br') {
      response.type(path.extname(name)).set('Content-Encoding', 'br');
      request.url = request.url.replace(name, `${name}.br`);
    }
    next();
  };
