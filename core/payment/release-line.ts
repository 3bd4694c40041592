import { requireRight } from '../access/require-right.ts';
import type { Act } from '../shared/author.ts';
import { readReason } from '../shared/reason.rules.ts';
import { changePendingState } from './change-pending-state.ts';

/**
 * Releases a payment held back (R-PAY-07), saying what was checked: the next batch takes it.
 * @throws Refusal PAIEMENT_INCONNU (404), PAIEMENT_ETAT, CAMPAGNE_LECTURE_SEULE (409), MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422), DROIT_MANQUANT (403).
 */
export async function releaseLine(act: Act, wanted: { payable: string; reason: string }): Promise<void> {
  await requireRight(act, 'payments.generate');
  const reason = readReason(wanted.reason);
  await changePendingState(act, { payable: wanted.payable, from: 'held', to: 'pending', reason, event: 'payable.released' });
}
