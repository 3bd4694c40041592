/** What jest writes with `--json --outputFile`, read down to what an acceptance report needs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface TestRun {
  startedAt: Date;
  tests: readonly { name: string; status: 'passed' | 'failed' | 'skipped' }[];
  /** Files that could not run: none of their tests was even listed. `text`: what the file holds, which names what it would have proved. */
  broken: readonly { file: string; text: string }[];
  /** Files of this tree that the run left out. */
  leftOut: readonly { file: string; text: string }[];
  interrupted: boolean;
}

const STATUS = {
  passed: 'passed',
  failed: 'failed',
  pending: 'skipped',
  skipped: 'skipped',
  todo: 'skipped',
  disabled: 'skipped',
} as const;

const schema = z.object({
  startTime: z.number(),
  wasInterrupted: z.boolean().optional(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.enum(['passed', 'failed', 'pending', 'skipped', 'todo', 'disabled']) }),
      ),
    }),
  ),
});

/** @param root of the tree whose tests were run. @throws Error with a French sentence when the file is not one of jest's. */
export function readTestRun(file: string, root = ROOT): TestRun {
  const { startTime, wasInterrupted, testResults } = parse(file);
  const ran = new Set(testResults.map(({ name }) => relative(name, root)));
  return {
    startedAt: new Date(startTime),
    tests: testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ fullName, status }) => ({ name: fullName, status: STATUS[status] })),
    ),
    broken: testResults
      .filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed'))
      .map(({ name }) => withText(relative(name, root), root)),
    leftOut: testFilesOf(root)
      .filter((each) => !ran.has(each))
      .map((each) => withText(each, root)),
    interrupted: wasInterrupted ?? false,
  };
}

function parse(file: string): z.infer<typeof schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`${file} n’est pas un fichier de résultats : faites-le par « npm test -- --json --outputFile=FICHIER ».`);
  }
}

/** Of another machine's tree too: from its folder `test` on. */
function relative(name: string, root: string): string {
  const inside = path.relative(root, name);
  return inside.startsWith('..') ? name.slice(name.lastIndexOf('/test/') + 1) : inside;
}

const testFilesOf = (root: string): string[] =>
  readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((each) => /[.]test[.]tsx?$/.test(each))
    .map((each) => path.join('test', each))
    .sort();

const withText = (file: string, root: string): { file: string; text: string } => {
  const place = path.join(root, file);
  return { file, text: existsSync(place) ? readFileSync(place, 'utf8') : '' };
};
