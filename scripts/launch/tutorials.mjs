/** `npm run tutorials`: the booklets, from the screens as they are now. */
import { ensureBuilds } from './builds.mjs';
import { ensureDependencies } from './dependencies.mjs';

await ensureDependencies();
await ensureBuilds();
await import('tsx');
await import('../tutorials.ts');
