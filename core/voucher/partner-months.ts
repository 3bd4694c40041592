import { type Payable, Payables } from '../forfait/payable.model.ts';
import type { Cents } from '../shared/cents.ts';
import { dayOf } from '../shared/days.ts';

export interface PartnerMonth {
  /** "2026-11", in Paris, of the validation. */
  month: string;
  count: number;
  toPay: Cents;
  batched: Cents;
  paid: Cents;
}

/** What a partner validated in a campaign, month by month, and where its money stands (R-PAR-09). The oldest first; no empty month within. */
export async function partnerMonths({ partnerId, campaign }: { partnerId: string; campaign: number }): Promise<PartnerMonth[]> {
  const payables = Payables.find({ partnerId, campaign, state: { $ne: 'void' } }, { amount: 1, state: 1, dueAt: 1 })
    .lean<Pick<Payable, 'amount' | 'state' | 'dueAt'>>()
    .cursor();
  const months = new Map<string, PartnerMonth>();
  for await (const { amount, state, dueAt } of payables) {
    const month = dayOf(dueAt).slice(0, 7);
    const sums = months.get(month) ?? { month, count: 0, toPay: 0, batched: 0, paid: 0 };
    sums.count++;
    sums[state === 'paid' || state === 'batched' ? state : 'toPay'] += amount;
    months.set(month, sums);
  }
  return withoutGaps([...months.values()].sort((a, b) => a.month.localeCompare(b.month)));
}

function withoutGaps(months: readonly PartnerMonth[]): PartnerMonth[] {
  const filled: PartnerMonth[] = [];
  for (const each of months) {
    for (let next = after(filled.at(-1)?.month); next !== undefined && next < each.month; next = after(next))
      filled.push({ month: next, count: 0, toPay: 0, batched: 0, paid: 0 });
    filled.push(each);
  }
  return filled;
}

/** "2026-12" → "2027-01". */
function after(month: string | undefined): string | undefined {
  if (month === undefined) return undefined;
  const [year, place] = month.split('-').map(Number) as [number, number];
  return place === 12 ? `${year + 1}-01` : `${year}-${String(place + 1).padStart(2, '0')}`;
}
