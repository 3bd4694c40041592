import { type Payable, type PayableKind, Payables, type PayableState } from '../forfait/payable.model.ts';
import type { Matricule } from '../shared/identifiers.ts';

export interface PayableQuery {
  campaign: number;
  state: PayableState;
  kind?: PayableKind | undefined;
  matricule?: Matricule | undefined;
  partnerId?: string | undefined;
  /** From 0. */
  page: number;
}

export const PAYABLES_A_PAGE = 50;

/** One page of what is owed in a state, the oldest first (R-PAY-07). Reads only. */
export async function listPayables({ campaign, state, kind, matricule, partnerId, page }: PayableQuery) {
  const where = {
    campaign,
    kind: kind ?? { $in: ['partners', 'families'] as PayableKind[] },
    state,
    ...(matricule ? { matricule } : {}),
    ...(partnerId ? { partnerId } : {}),
  };
  const payables = await Payables.find(where)
    .sort({ dueAt: 1 })
    .skip(page * PAYABLES_A_PAGE)
    .limit(PAYABLES_A_PAGE)
    .lean<Payable[]>();
  return { payables, total: await Payables.countDocuments(where) };
}
