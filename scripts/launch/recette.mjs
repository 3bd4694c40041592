/** `npm run recette`: runs every test, unless results are given, then writes the minutes from what they said. */
import { mkdirSync } from 'node:fs';
import { ensureBuilds } from './builds.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runTests } from './run-tests.mjs';
import { say } from './say.mjs';

const RESULTS = 'build/recette/resultats.json';

await ensureDependencies();
if (!process.argv.some((arg) => /^--(resultats|help)\b/.test(arg))) {
  await ensureBuilds();
  mkdirSync('build/recette', { recursive: true });
  // Red tests are no reason to stop: the minutes say them.
  await runTests(['--json', `--outputFile=${RESULTS}`]);
  process.argv.push('--resultats', RESULTS);
  say('Procès-verbaux…');
}
await import('tsx');
await import('../recette.ts');
