import { Depenses } from '../../depense/depense.model.ts';
import { type Forfait, Forfaits } from '../../forfait/forfait.model.ts';
import { type PayableKind, type PayableState, Payables } from '../../forfait/payable.model.ts';
import { all, type ReadSnapshot } from '../../payment/reconciliation/snapshot.ts';
import type { Cents } from '../../shared/cents.ts';

/** Where each cent of a campaign is. granted = available + drawn; drawn = reserved + validated; validated = toPay + batched + paid. */
export interface CampaignSums {
  children: number;
  /** Children with at least one cent reserved or used. */
  drew: number;
  granted: Cents;
  /** Still with the families. */
  available: Cents;
  /** Live QR codes and dépenses not decided yet. */
  reserved: Cents;
  /** Validated QR codes and approved dépenses. */
  validated: Cents;
  /** Pending or held. */
  toPay: Cents;
  batched: Cents;
  paid: Cents;
  /** Of all these, what goes to families (dépenses), not to clubs. */
  depenses: { reserved: Cents; validated: Cents; paid: Cents };
}

/** What the Caf owes or has paid; a payable in any other state counts for nothing. */
export const OWED: readonly PayableState[] = ['pending', 'held', 'batched', 'paid'];

type Totals = Pick<Forfait, 'granted' | 'available' | 'reserved' | 'used'> & { children: number; drew: number };

export async function readSums(read: ReadSnapshot, campaign: number): Promise<CampaignSums> {
  const [totals] = await all(
    read<Totals>(Forfaits, [
      { $match: { campaign } },
      {
        $group: {
          _id: null,
          children: { $sum: 1 },
          drew: { $sum: DREW },
          granted: { $sum: '$granted' },
          available: { $sum: '$available' },
          reserved: { $sum: '$reserved' },
          used: { $sum: '$used' },
        },
      },
    ]),
  );
  const { children = 0, drew = 0, granted = 0, available = 0, reserved = 0, used = 0 } = totals ?? {};
  const owed = await readOwed(read, campaign);
  return {
    ...{ children, drew, granted, available, reserved, validated: used },
    toPay: owed('pending') + owed('held'),
    batched: owed('batched'),
    paid: owed('paid'),
    depenses: {
      reserved: await reservedByDepenses(read, campaign),
      validated: OWED.reduce((total, state) => total + owed(state, 'families'), 0),
      paid: owed('paid', 'families'),
    },
  };
}

/** 1 for a forfait of which something is reserved or used. */
export const DREW = { $cond: [{ $gt: [{ $add: ['$reserved', '$used'] }, 0] }, 1, 0] };

type Owed = (state: PayableState, kind?: PayableKind) => Cents;

async function readOwed(read: ReadSnapshot, campaign: number): Promise<Owed> {
  const groups = await all(
    read<{ _id: { kind: PayableKind; state: PayableState }; amount: Cents }>(Payables, [
      { $match: { campaign } },
      { $group: { _id: { kind: '$kind', state: '$state' }, amount: { $sum: '$amount' } } },
    ]),
  );
  return (state, kind) =>
    groups
      .filter(({ _id }) => _id.state === state && (kind === undefined || _id.kind === kind))
      .reduce((total, { amount }) => total + amount, 0);
}

async function reservedByDepenses(read: ReadSnapshot, campaign: number): Promise<Cents> {
  const [answer] = await all(
    read<{ amount: Cents }>(Depenses, [
      { $match: { campaign, state: { $in: ['submitted', 'complement'] } } },
      { $group: { _id: null, amount: { $sum: '$amount' } } },
    ]),
  );
  return answer?.amount ?? 0;
}
