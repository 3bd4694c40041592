/** The steps of a release, read from docs/operation.md: what is done and what is signed are one text. */
import { readFileSync } from 'node:fs';

const OPERATION = new URL('../../docs/operation.md', import.meta.url);

/** @returns the numbered lines under a `## ` title, without Markdown's signs. @throws Error when the title or its list is gone. */
export function operationSteps(title: string): string[] {
  const section = readFileSync(OPERATION, 'utf8')
    .split(/^## /m)
    .find((each) => each.startsWith(`${title}\n`));
  const steps = [...(section ?? '').matchAll(/^\d+\. (.+)$/gm)].map(([, step]) => step!.replaceAll(/[`*]/g, ''));
  if (steps.length === 0) throw new Error(`docs/operation.md n’a plus de liste numérotée sous « ${title} ».`);
  return steps;
}
