/** `npm run check`: every check, two at a time, each one's words kept together; all are run, whatever one says. */
import { spawn } from 'node:child_process';
import { root, say } from './say.mjs';

const AT_ONCE = 2;
/** The longest first. */
const waiting = ['check:lint', 'check:types', 'check:rooms', 'check:unused', 'check:format'];

async function worker() {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const start = performance.now();
    const { code, said } = await runQuietly(step);
    say(`${step} : ${code === 0 ? 'bon' : 'ÉCHEC'} en ${Math.round((performance.now() - start) / 1000)} s.`);
    if (code === 0) continue;
    process.exitCode = 1;
    process.stderr.write(said);
  }
}

function runQuietly(step) {
  return new Promise((resolve) => {
    let said = '';
    const child = spawn('npm', ['run', '--silent', step], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.once('error', (error) => resolve({ code: 127, said: `${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

await Promise.all(Array.from({ length: AT_ONCE }, worker));
