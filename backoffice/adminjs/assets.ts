/** The scripts of AdminJS's pages, production builds, and our bundle. They hold no data; browsers check them again each time. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { Router } from 'express';
import { BUNDLE_DIR } from '../paths.ts';

const require = createRequire(import.meta.url);
const adminjs = path.join(path.dirname(require.resolve('adminjs')), 'lib', 'frontend', 'assets');

const FILES: Record<string, string> = {
  'app.bundle.js': path.join(adminjs, 'scripts', 'app-bundle.production.js'),
  'global.bundle.js': path.join(adminjs, 'scripts', 'global-bundle.production.js'),
  'design-system.bundle.js': path.join(path.dirname(require.resolve('@adminjs/design-system')), '..', 'bundle.production.js'),
  'components.bundle.js': path.join(BUNDLE_DIR, 'bundle.js'),
};

export function adminAssets(): Router {
  const router = Router();
  for (const [name, file] of Object.entries(FILES))
    router.get(`/${name}`, (_req, res, next) => {
      res.set('Cache-Control', 'no-cache');
      res.sendFile(file, { dotfiles: 'allow' }, (error) => (error ? next(error) : undefined));
    });
  return router;
}
