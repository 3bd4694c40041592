import type { Command } from 'commander';
import { verifyAudit } from '#core/audit/verify-audit.ts';
import { plural } from '#core/shared/french.ts';
import { actOn } from './act-on.ts';
import type { Answer } from './answer.ts';

/** `tlj audit verify`: walks the chain of the journal (R-EXT-04). Exit 1 when it is broken, the answer given all the same. */
export function addAudit(program: Command): void {
  program
    .command('audit')
    .description('le journal')
    .command('verify')
    .description('vérifie que rien n’y a été changé')
    .action(actOn(verify, 'audit'));
}

async function verify(): Promise<Answer> {
  const verdict = await verifyAudit();
  const count = plural(verdict.events, 'événement');
  if (verdict.ok) return { json: { ...verdict }, lines: [`Journal intact : ${count}.`] };
  return {
    json: { ...verdict },
    lines: [`${count} vérifiés.`],
    failed: `Le journal a été modifié : premier écart à « ${verdict.firstBad} ».`,
  };
}
