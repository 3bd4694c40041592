/** Builds the script of the desk's screens into backoffice/.bundle, once, before the server starts (launch runs it when an input changed). */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withFrenchSpaces } from './french-spaces.ts';
import { BUNDLE_DIR } from './paths.ts';

// AdminJS reads both when it is imported: hence the import below, after them.
process.env.NODE_ENV = 'production';
process.env.ADMIN_JS_TMP_DIR = BUNDLE_DIR;

await mkdir(BUNDLE_DIR, { recursive: true });
const { buildAdmin } = await import('./adminjs/admin.ts');
await buildAdmin().initialize();
const bundle = path.join(BUNDLE_DIR, 'bundle.js');
await writeFile(bundle, withFrenchSpaces(await readFile(bundle, 'utf8')));
process.exit(0);
