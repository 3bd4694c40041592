/** `npm run --silent tlj -- COMMAND`: nothing on stdout but what the command answers. */
import { ensureDependencies } from './dependencies.mjs';
import { runHere } from './programs.mjs';

await ensureDependencies();
await runHere('scripts/tlj.ts');
