/** Builds the script of the desk's screens, and its server's AdminJS, into backoffice/.bundle, before the server starts (launch: when an input changed). */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withFrenchSpaces } from './french-spaces.ts';
import { buildLibrary } from './build-library.ts';
import { BUNDLE_DIR, LIBRARY } from './paths.ts';

// AdminJS reads both when it is imported: hence the import below, after them.
process.env.NODE_ENV = 'production';
process.env.ADMIN_JS_TMP_DIR = BUNDLE_DIR;

await mkdir(BUNDLE_DIR, { recursive: true });
// The bundler is in AdminJS as it is installed only.
await rm(LIBRARY, { force: true });
const { buildAdmin } = await import('./adminjs/admin.ts');
await buildAdmin().initialize();
const bundle = path.join(BUNDLE_DIR, 'bundle.js');
await writeFile(bundle, withFrenchSpaces(await readFile(bundle, 'utf8')));
await buildLibrary();
process.exit(0);
