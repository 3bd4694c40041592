/** `.ci/run`: every check and every test, whatever the others say. */
import os from 'node:os';
import { ensureBuilds } from './builds.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runTests } from './run-tests.mjs';
import { run, say } from './say.mjs';

/** The checks take what the builds and the tests, which wait for one another, leave of the cores. */
const LAST_SERVED = os.constants.priority.PRIORITY_LOW;

await ensureDependencies();
say('Vérifications (npm run check), à côté des constructions et des tests…');
const checks = run(process.execPath, ['scripts/launch/check.mjs'], { priority: LAST_SERVED }).then((code) => {
  if (code !== 0) say('Vérifications : échec. Le détail est ci-dessus.');
  return code === 0 ? 0 : 1;
});
await ensureBuilds();
process.exitCode = await runTests([], checks);
