/** The words of a payable's life. Pure. */
import { formatInstant } from '../shared/days.ts';
import { typo } from '../shared/french.ts';
import type { Payable, PayableState } from './payable.model.ts';

const STATE_WORDS: Record<PayableState, string> = {
  pending: 'en attente',
  held: 'retenue',
  batched: 'dans un lot',
  paid: 'payée',
  void: 'annulée',
};

/** What a refusal says of a sum: « … est dans un lot ». */
export const payableWord = (state: PayableState): string => STATE_WORDS[state];

/** The same with what the second of two agents wants to know: "retenue par P0910911, le 12/06/2027 10:02", "dans le lot 2026-003". */
export function whereItIs({ state, heldBy, heldAt, batchId }: Payable): string {
  if (state === 'held' && heldBy && heldAt) return `retenue par ${heldBy}, le ${formatInstant(heldAt)}`;
  return state === 'batched' && batchId ? `dans le lot ${batchId}` : payableWord(state);
}

const REJECTED = typo('Rejeté par la comptabilité : sera repayé.');

/** What families and partners are told of a sum that SIAS rejected and that is not on its way again yet (R-PAY-06); null otherwise. */
export const paymentNote = (payable: Pick<Payable, 'state' | 'rejectedOn'> | undefined): string | null =>
  payable?.rejectedOn && (payable.state === 'pending' || payable.state === 'held') ? REJECTED : null;
