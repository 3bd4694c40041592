/** `npm run --silent tlj -- COMMAND`: nothing on stdout but what the command answers. */
import { ensureDependencies } from './dependencies.mjs';

await ensureDependencies();
await import('tsx');
await import('../tlj.ts');
