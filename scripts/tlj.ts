/** `npm run --silent tlj -- COMMAND` (contract: Command line). Exit 0 done, 1 refused or failed, 2 wrong usage. */
import { runTlj } from './tlj/run-tlj.ts';

process.exitCode = await runTlj(process.argv.slice(2));
