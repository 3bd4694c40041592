/**
 * The portal's build: `npm run build:portal`.
 * core and templates stay outside the server bundle: Node resolves `#core/…` by the "imports" of package.json,
 * so that one process has one copy of every model. A browser bundle may hold pure files of core/shared.
 */
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { brotli } from './bundling/brotli.ts';
import { pictures } from './bundling/pictures.ts';
import { serviceWorker } from './bundling/service-worker.ts';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

const future = {
  v3_fetcherPersist: true,
  v3_relativeSplatPath: true,
  v3_throwAbortReason: true,
  v3_lazyRouteDiscovery: true,
  v3_singleFetch: true,
} as const;

export default defineConfig(({ isSsrBuild }) => ({
  // The root is the repository's: Remix looks for package.json there.
  plugins: [remix({ appDirectory: 'public-site/app', buildDirectory: 'public-site/build', future }), pictures(), serviceWorker(), brotli()],
  publicDir: 'public-site/public',
  build: {
    // A strict CSP allows no data: font or script.
    assetsInlineLimit: 0,
    target: 'es2022',
    rollupOptions: isSsrBuild ? { external: [/^#core\//, /^#templates\//] } : {},
  },
}));
