import { requireRight } from '../access/require-right.ts';
import type { Act } from '../shared/author.ts';
import { changePendingState } from './change-pending-state.ts';
import { readReason } from '../shared/reason.rules.ts';

/**
 * Holds an odd payment back (R-PAY-07): no batch takes it until it is released. `payable` is "QR:<uuid>" or "DEP:<id>".
 * @throws Refusal PAIEMENT_INCONNU (404), PAIEMENT_ETAT, CAMPAGNE_LECTURE_SEULE (409), MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422), DROIT_MANQUANT (403).
 */
export async function holdLine(act: Act, wanted: { payable: string; reason: string }): Promise<void> {
  await requireRight(act, 'payments.generate');
  const reason = readReason(wanted.reason);
  await changePendingState(act, { payable: wanted.payable, from: 'pending', to: 'held', reason, event: 'payable.held' });
}
