import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './say.mjs';

/**
 * Runs jest and ends with the line that the contract promises: `N passed, N failed`.
 * @param otherFailures of the checks that go on meanwhile, counted in.
 * @returns the exit code.
 */
export async function runTests(args, otherFailures = Promise.resolve(0)) {
  const folder = mkdtempSync(path.join(quickPlace(), 'tlj-run-'));
  const result = path.join(folder, 'result.json');
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  const env = { ...process.env, NODE_OPTIONS, TLJ_TEST_RESULT: result, TMPDIR: folder };
  const code = await run(process.execPath, ['node_modules/jest/bin/jest.js', ...args], { env });
  const { passed, failed } = readResult(result);
  rmSync(folder, { recursive: true, force: true });
  // A run that broke before its first test must not look like a run without failure.
  const failures = (await otherFailures) + (code !== 0 && failed === 0 ? 1 : failed);
  console.log(`${passed} passed, ${failures} failed`);
  return failures === 0 ? code : 1;
}

const SHARED_MEMORY = '/dev/shm';
const ROOM_NEEDED = 6e9;

/** Where the run's databases and files live: in memory where there is room, so that the tests do not wait for a disk to sync. */
function quickPlace() {
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return bavail * bsize > ROOM_NEEDED ? SHARED_MEMORY : os.tmpdir();
  } catch {
    return os.tmpdir();
  }
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
}
