/** The words of a payable's life. Pure. */
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

const REJECTED = typo('Rejeté par la comptabilité : sera repayé.');

/** What families and partners are told of a sum that SIAS rejected and that is not on its way again yet (R-PAY-06); null otherwise. */
export const paymentNote = (payable: Pick<Payable, 'state' | 'rejectedOn'> | undefined): string | null =>
  payable?.rejectedOn && (payable.state === 'pending' || payable.state === 'held') ? REJECTED : null;
