/** `npm run bench [-- --json]`. */
import { ensureDependencies } from './dependencies.mjs';

await ensureDependencies();
await import('tsx');
await import('../bench.ts');
