import { requireRight } from '../access/require-right.ts';
import type { Act } from '../shared/author.ts';
import { changePendingState } from './change-pending-state.ts';

/**
 * Releases a payment held back (R-PAY-07): the next batch takes it.
 * @throws Refusal PAIEMENT_INCONNU (404), PAIEMENT_ETAT (409), DROIT_MANQUANT (403).
 */
export async function releaseLine(act: Act, wanted: { payable: string }): Promise<void> {
  await requireRight(act, 'payments.generate');
  await changePendingState(act, { payable: wanted.payable, from: 'held', to: 'pending', heldReason: null, event: 'payable.released' });
}
