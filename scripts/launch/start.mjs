/** `npm start`: what is missing is installed, what changed is built, then scripts/start.ts runs in this process. */
import { ensureBuilds } from './builds.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runHere } from './programs.mjs';

const PARENT_CHECK_MS = 500;

await ensureDependencies();
await ensureBuilds();
stopWithNpm();
await runHere('scripts/start.ts');

/** Killed without a word, npm would leave us running behind the back of who started it. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  setInterval(() => process.ppid !== npm && process.kill(process.pid, 'SIGTERM'), PARENT_CHECK_MS).unref();
}
