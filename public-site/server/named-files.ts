/** The few files of the build that stand beside the assets (icons, manifest, service worker): their names are known at the start. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import express, { type RequestHandler } from 'express';

/** A page asks nothing of the disk on its way to Remix: only a name that is there goes to the files. */
export function namedFiles(folder: string): RequestHandler {
  const names = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `/${path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')}`),
  );
  const serve = express.static(folder, { maxAge: '1h', index: false });
  return (request, response, next) => (names.has(request.path) ? serve(request, response, next) : next());
}
