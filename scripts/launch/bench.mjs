/** `npm run bench [-- --json]`. */
import { ensureBuilds } from './builds.mjs';
import { ensureDependencies } from './dependencies.mjs';

await ensureDependencies();
// Pages are measured as they are served.
await ensureBuilds();
await import('tsx');
await import('../bench.ts');
