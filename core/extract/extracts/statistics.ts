import { type PayableKind, type PayableState, Payables } from '../../forfait/payable.model.ts';
import type { Cents } from '../../shared/cents.ts';
import { endOfDay, startOfDay } from '../../shared/days.ts';
import { typo } from '../../shared/french.ts';
import type { Column, Extract, ExtractQuery } from '../extract.ts';
import { OWED } from '../figures/sums.ts';
import { shortListing } from '../listing.ts';

interface StatisticLine {
  /** Null: the total of all. */
  kind: PayableKind | null;
  state: PayableState | null;
  count: number;
  amount: Cents;
}

const COLUMNS: readonly Column<StatisticLine>[] = [
  { label: 'À qui', kind: 'kind', value: (row) => row.kind ?? 'all' },
  { label: 'État', kind: 'payable', value: (row) => row.state },
  { label: 'Nombre', kind: 'count', value: (row) => row.count },
  { label: 'Montant', kind: 'euros', value: (row) => row.amount },
];

/** Statistique globale des paiements réalisés ou en attente (CCTP 7): counts and sums, by who is paid and where the payment stands. */
export const statistics: Extract = {
  id: 'statistique',
  title: 'Statistique globale des paiements',
  hint: typo('Paiements réalisés et en attente : nombres et montants.'),
  right: 'extracts',
  filters: ['year', 'period'],
  required: [],
  open: (query) => shortListing(COLUMNS, () => readStatistics(query)),
};

/** The period is that of validations and approvals: what is still to be paid has no other date. */
async function readStatistics({ year, period: { from, to } }: ExtractQuery): Promise<StatisticLine[]> {
  const dueAt = { ...(from ? { $gte: startOfDay(from) } : {}), ...(to ? { $lt: endOfDay(to) } : {}) };
  const groups = await Payables.aggregate<{ _id: Pick<StatisticLine, 'kind' | 'state'>; count: number; amount: Cents }>([
    { $match: { campaign: year, state: { $in: OWED }, ...(from || to ? { dueAt } : {}) } },
    { $group: { _id: { kind: '$kind', state: '$state' }, count: { $sum: 1 }, amount: { $sum: '$amount' } } },
  ]);
  const lines = (['partners', 'families'] as const).flatMap((kind) => OWED.map((state) => lineOf(groups, kind, state)));
  const total = (field: 'count' | 'amount'): number => lines.reduce((sum, line) => sum + line[field], 0);
  return [...lines, { kind: null, state: null, count: total('count'), amount: total('amount') }];
}

function lineOf(
  groups: readonly { _id: Pick<StatisticLine, 'kind' | 'state'>; count: number; amount: Cents }[],
  kind: PayableKind,
  state: PayableState,
): StatisticLine {
  const group = groups.find(({ _id }) => _id.kind === kind && _id.state === state);
  return { kind, state, count: group?.count ?? 0, amount: group?.amount ?? 0 };
}
