/**
 * Puts each program into one file, and what they share into a few (scripts/.programs). From their sources tsx reads them file by file,
 * some hundreds for each: more than half of what a command or a server takes to start.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { nameOf, PROGRAMS, PROGRAMS_DIR } from './programs.mjs';
import { root } from './say.mjs';

const ROOT = fileURLToPath(root);
/** Taken in: a hundred small files each, and nothing in them to have twice. */
const TAKEN_IN = ['zod', 'uuid'];

/** What a source reads beside itself is still there. */
const filesWhereTheyAre = {
  name: 'tlj-files-where-they-are',
  enforce: 'pre',
  transform: (code, id) => {
    if (!code.includes('import.meta.url')) return undefined;
    const from = path.relative(PROGRAMS_DIR, id.split('?')[0]);
    return { code: code.replaceAll('import.meta.url', `new URL(${JSON.stringify(from)}, import.meta.url).href`), map: null };
  },
};

/** The portal's build asks for `#core/…`: taken in with its start, so that one process has one copy of every model. */
const PORTAL_START = path.join(ROOT, 'public-site/start.ts');
const PORTAL_BUILD = 'import(pathToFileURL(BUILD).href)';
const portalBuild = {
  name: 'tlj-portal-build',
  enforce: 'pre',
  transform: (code, id) => {
    if (id !== PORTAL_START) return undefined;
    if (!code.includes(PORTAL_BUILD)) throw new Error(`${PORTAL_BUILD} is no more in ${PORTAL_START}`);
    return { code: code.replace(PORTAL_BUILD, "import('./build/server/index.js')"), map: null };
  },
};

await build({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  plugins: [portalBuild, filesWhereTheyAre],
  ssr: { noExternal: TAKEN_IN },
  build: {
    ssr: true,
    target: 'node20',
    outDir: PROGRAMS_DIR,
    // A server that runs from older parts goes on finding them.
    emptyOutDir: false,
    minify: false,
    rollupOptions: {
      input: Object.fromEntries(PROGRAMS.map((script) => [nameOf(script), path.join(ROOT, script)])),
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'part-[hash].mjs' },
    },
  },
});
