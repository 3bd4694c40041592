/** A sum paid to a club, with the child it was paid for: the rows of the two extracts about payments. */
import type { Child } from '../../family/family.model.ts';
import type { Payable } from '../../forfait/payable.model.ts';
import type { CivilDay } from '../../shared/days.ts';
import type { Column, ExtractQuery } from '../extract.ts';
import { childrenOf } from '../joins.ts';

export interface PaidLine extends Payable {
  child: Child | undefined;
}

/** Fields of a payable that both read. */
export const PAID_FIELDS = ['campaign', 'matricule', 'sias', 'partnerId', 'amount', 'dueAt', 'batchId', 'paidOn'] as const;

export const PAID_COLUMNS: readonly Column<PaidLine>[] = [
  { label: 'Payé le', kind: 'day', value: (row) => row.paidOn },
  { label: 'Lot', kind: 'text', value: (row) => row.batchId },
  { label: 'SIAS', kind: 'text', value: (row) => row.sias },
  { label: 'Nom de l’enfant', kind: 'text', value: (row) => row.child?.lastName },
  { label: 'Prénom', kind: 'text', value: (row) => row.child?.firstName },
  { label: 'Matricule', kind: 'text', value: (row) => row.matricule },
  { label: 'Validé le', kind: 'instant', value: (row) => row.dueAt },
  { label: 'Montant', kind: 'euros', value: (row) => row.amount },
];

export async function withChildren(rows: Payable[]): Promise<PaidLine[]> {
  const childOf = await childrenOf(rows);
  return rows.map((row) => ({ ...row, child: childOf(row) }));
}

/** Paid to clubs on a day of the period, both ends included: `paidOn` is a civil day, compared as it is written. */
export const paidIn = ({ from, to }: ExtractQuery['period']): Record<string, unknown> => ({
  state: 'paid',
  paidOn: { ...(from ? { $gte: from satisfies CivilDay } : { $gt: '' }), ...(to ? { $lte: to } : {}) },
});
