import type { Payable } from '../forfait/payable.model.ts';
import { Refusal } from '../shared/refusals.ts';
import { detailRecord } from './payment-txt.rules.ts';
import { asTxtPayment, payeesOf, type Pending, pendingPayables, READ_AT_ONCE } from './pending-payables.ts';

export interface OddLine {
  payableId: string;
  refusal: Refusal;
}

/** Pending payables that do not fit the file, the first `limit` (R-PAY-07). Read by a cursor: memory does not grow with them. */
export async function oddLines(pending: Pending, limit: number): Promise<OddLine[]> {
  const odd: OddLine[] = [];
  let some: Payable[] = [];
  for await (const payable of pendingPayables(pending)) {
    some.push(payable);
    if (some.length < READ_AT_ONCE) continue;
    odd.push(...(await oddAmong(some)));
    if (odd.length >= limit) break;
    some = [];
  }
  if (odd.length < limit) odd.push(...(await oddAmong(some)));
  return odd.slice(0, limit);
}

async function oddAmong(payables: readonly Payable[]): Promise<OddLine[]> {
  const payees = await payeesOf(payables.map((payable) => payable.partnerId));
  return payables.flatMap((payable) => {
    try {
      detailRecord(asTxtPayment(payable, payees));
      return [];
    } catch (error) {
      if (error instanceof Refusal) return [{ payableId: payable._id, refusal: error }];
      throw error;
    }
  });
}
