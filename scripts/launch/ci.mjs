/** `.ci/run`: every check, then every test, whatever the checks said. */
import { ensureBuilds } from './builds.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runTests } from './run-tests.mjs';
import { run, say } from './say.mjs';

await ensureDependencies();
say('Vérifications (npm run check)…');
const checks = await run(process.execPath, ['scripts/launch/check.mjs']);
if (checks !== 0) say('Vérifications : échec. Le détail est ci-dessus.');
await ensureBuilds();
process.exitCode = await runTests([], checks === 0 ? 0 : 1);
