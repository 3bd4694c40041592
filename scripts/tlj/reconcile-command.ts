import type { Command } from 'commander';
import { reconcile } from '#core/payment/reconcile.ts';
import { plural } from '#core/shared/french.ts';
import { actOn } from './act-on.ts';
import type { Answer } from './answer.ts';

/** `tlj reconcile`: every euro from the rights to the lines of the files (R-PAY-05). Exit 1 when there is a difference. */
export function addReconcile(program: Command): void {
  program.command('reconcile').description('prouve que les comptes sont justes').action(actOn(run, 'payments.follow'));
}

async function run(): Promise<Answer> {
  const { ok, checks } = await reconcile();
  const wrong = checks.reduce((sum, check) => sum + check.differences.length, 0);
  const lines = checks.flatMap(({ name, differences }) => [
    `${name} : ${differences.length === 0 ? 'juste' : plural(differences.length, 'écart')}`,
    ...differences.map((each) => `  ${each.id} : ${each.detail}`),
  ]);
  return { json: { ok, checks }, lines, ...(ok ? {} : { failed: `Les comptes ne sont pas justes : ${plural(wrong, 'écart')}.` }) };
}
