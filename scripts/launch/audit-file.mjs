/** `npm run audit-file`: what the running code says of itself to an auditor. */
import { ensureBuilds } from './builds.mjs';
import { ensureDependencies } from './dependencies.mjs';

await ensureDependencies();
await ensureBuilds();
await import('tsx');
await import('../audit.ts');
