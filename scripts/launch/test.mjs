/** `npm test [-- path]`: arguments go to jest. */
import { ensureBuilds } from './builds.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runTests } from './run-tests.mjs';

const args = process.argv.slice(2);
const paths = args.filter((arg) => !arg.startsWith('-'));
// Only the tests that drive a whole system need what is built.
const drivesSystem = paths.length === 0 || paths.some((arg) => /backoffice|browser|flow|faults|ground/.test(arg));

await ensureDependencies();
if (drivesSystem) await ensureBuilds();
process.exitCode = await runTests(args);
