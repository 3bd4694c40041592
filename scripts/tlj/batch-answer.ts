import { BATCH_STATE_WORDS } from '#core/payment/batch-states.rules.ts';
import type { BatchView } from '#core/payment/find-batch.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { plural } from '#core/shared/french.ts';
import type { Answer } from './answer.ts';

/** What every `payments` command answers about a batch (contract: Command line). */
export function batchAnswer({ batch, state, lines, totalCents, fileName, sha256 }: BatchView): Answer {
  return {
    json: { batch, state, lines, totalCents, fileName, sha256 },
    lines: [`Lot ${batch} ${BATCH_STATE_WORDS[state]} : ${plural(lines, 'ligne')}, ${formatEuros(totalCents)}.`, `Fichier ${fileName}`],
  };
}
