/**
 * Builds AdminJS's server into one file, backoffice/.bundle/library.mjs. As it is installed it takes a thousand files, most of them the
 * screens that browsers get from its own bundles: they are 6 s of processor at each start.
 */
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { BUNDLE_DIR, LIBRARY } from './paths.ts';

/** What the rest of the server loads too: one copy for both. */
const SHARED = ['express', 'express-formidable', 'express-session', 'mongoose'];
/** Screens and their parts: kept only as far as the server itself calls them. */
const SCREENS = /[/]node_modules[/](adminjs[/]lib[/]frontend|@adminjs[/]design-system)[/]/;

export async function buildLibrary(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [withoutUnused(), filesWhereTheyAre()],
    ssr: { noExternal: true, external: SHARED },
    build: {
      ssr: path.join(import.meta.dirname, 'adminjs', 'library-source.ts'),
      outDir: BUNDLE_DIR,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        output: { entryFileNames: path.basename(LIBRARY), inlineDynamicImports: true },
        treeshake: { moduleSideEffects: (id) => !SCREENS.test(id) },
      },
    },
  });
}

/** Left out: the compilers of the desk's own bundle, which is built before the server starts, and the list of all screens. */
const UNUSED = /[/](components[.]bundler|frontend[/]index)[.]js$/;

function withoutUnused(): Plugin {
  const NOTHING = '\0nothing';
  return {
    name: 'tlj-without-unused',
    enforce: 'pre',
    resolveId: (id) => (UNUSED.test(id) ? NOTHING : undefined),
    load: (id) => (id === NOTHING ? 'export default {};' : undefined),
  };
}

/** What AdminJS reads beside its own files is still there. */
function filesWhereTheyAre(): Plugin {
  return {
    name: 'tlj-files-where-they-are',
    transform: (code, id) => {
      if (!code.includes('import.meta.url')) return undefined;
      const from = path.relative(BUNDLE_DIR, id.split('?')[0]!);
      return { code: code.replaceAll('import.meta.url', `new URL(${JSON.stringify(from)}, import.meta.url).href`), map: null };
    },
  };
}
