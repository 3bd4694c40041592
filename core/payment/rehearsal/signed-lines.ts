import type { Payable } from '../../forfait/payable.model.ts';
import { Refusal } from '../../shared/refusals.ts';
import { detailRecord } from '../payment-txt.rules.ts';
import { asTxtPayment, type Payees } from '../pending-payables.ts';
import type { Hints } from './hints.ts';
import { type Sign, signsOf } from './signs.rules.ts';

export interface SignedLine {
  payable: Payable;
  partnerName: string;
  signs: Sign[];
}

/** Lines with their signs, in the order they came. */
export const signed = (payables: readonly Payable[], hints: Hints): SignedLine[] =>
  payables.map((payable) => ({
    payable,
    partnerName: hints.partners.get(payable.partnerId ?? '')?.name ?? '',
    signs: signsOf(payable, hints, faultOf(payable, hints.partners)),
  }));

/** Why the line does not fit the file, or null. */
export function faultOf(payable: Payable, payees: Payees): string | null {
  try {
    detailRecord(asTxtPayment(payable, payees));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
