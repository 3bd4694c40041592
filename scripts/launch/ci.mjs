/** `.ci/run`: every check, then every test, whatever the checks said. */
import { ensureBuilds } from './builds.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runTests } from './run-tests.mjs';
import { run, say } from './say.mjs';

await ensureDependencies();
say('Vérifications (npm run check)…');
// What is built is read by no check: both at once leave no core idle.
const [checks] = await Promise.all([run(process.execPath, ['scripts/launch/check.mjs']), ensureBuilds()]);
if (checks !== 0) say('Vérifications : échec. Le détail est ci-dessus.');
process.exitCode = await runTests([], checks === 0 ? 0 : 1);
