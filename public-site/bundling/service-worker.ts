/** Builds the service worker beside the portal's client files, with the addresses of its shell. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const CLIENT = fileURLToPath(new URL('../build/client/', import.meta.url));
/** At the root, so that the worker serves every page. */
const SCRIPTS = { 'sw.js': '../worker/worker.ts', 'still-page.js': '../app/qr/still-page.ts' };

/** `/sw.js` and `/still-page.js`, each of one piece: not every browser takes a module as a worker. */
export function serviceWorker(): Plugin {
  return {
    name: 'tlj-service-worker',
    apply: (_config, { isSsrBuild }) => isSsrBuild !== true,
    closeBundle: {
      sequential: true,
      async handler() {
        for (const [fileName, entry] of Object.entries(SCRIPTS)) await bundle(fileName, entry);
      },
    },
  };
}

async function bundle(fileName: string, entry: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { SHELL: JSON.stringify(shell()) },
    build: {
      outDir: CLIENT,
      emptyOutDir: false,
      lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['iife'], name: 'tlj', fileName: () => fileName },
    },
  });
}

/** The root's style sheet with its letters, as the build named them; their names change with what they hold. */
function shell(): { name: string; styles: string[]; others: string[] } {
  const assets = readdirSync(`${CLIENT}assets`);
  const styles = assets.filter((each) => /^root-.*\.css$/.test(each)).map((each) => `/assets/${each}`);
  const letters = assets.filter((each) => each.endsWith('.woff2')).map((each) => `/assets/${each}`);
  const others = [...letters, '/mark.svg'];
  if (styles.length === 0 || letters.length === 0) throw new Error('the shell of the service worker is not in the build');
  const name = createHash('sha256')
    .update(JSON.stringify([styles, others]))
    .digest('hex')
    .slice(0, 12);
  return { name: `tlj-shell-${name}`, styles, others };
}
