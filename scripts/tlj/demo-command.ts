import { type Command, InvalidArgumentError } from 'commander';
import { formatCount, plural } from '#core/shared/french.ts';
import { actOn } from './act-on.ts';
import type { Answer } from './answer.ts';
import { say } from './say.ts';

/** `tlj demo`: an invented campaign through the same use-cases as the real ones, always the same. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('remplit une base vide d’une campagne inventée')
    .requiredOption('--families <nombre>', 'nombre de familles', readFamilies)
    .action(actOn(demo, 'database'));
}

function readFamilies(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > 300_000) throw new InvalidArgumentError('Le nombre de familles va de 1 à 300000.');
  return count;
}

async function demo(_act: unknown, { families }: { families: number }): Promise<Answer> {
  // Loaded only when it serves, as in the other commands that need much: each call of tlj starts afresh.
  const { makeDemo } = await import('../demo/make-demo.ts');
  const counts = await makeDemo({ families, onProgress: say });
  return {
    json: { ...counts },
    lines: [
      `Démonstration prête : ${plural(counts.families, 'famille')}, ${plural(counts.children, 'enfant')}, ${plural(counts.partners, 'partenaire')}.`,
      `${formatCount(counts.vouchers)} QR codes, ${plural(counts.batches, 'lot')}.`,
    ],
  };
}
