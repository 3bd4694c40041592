/** What a batch would pay: pending payables up to the cut-off, without a lower bound (a late commit falls into the next batch). */
import { type Payable, type PayableKind, Payables } from '../forfait/payable.model.ts';
import { type Partner, Partners } from '../partner/partner.model.ts';
import type { Session } from '../shared/database.ts';
import type { TxtPayment } from './payment-txt.rules.ts';

export interface Pending {
  campaign: number;
  kind: PayableKind;
  /** Business instant, included. */
  cutoff: Date;
}

export type Payee = Pick<Partner, '_id' | 'name' | 'tiersi' | 'rang'>;
export type Payees = ReadonlyMap<string, Payee>;

/** The filter of a batch's payables. */
export const pendingFilter = ({ campaign, kind, cutoff }: Pending) =>
  ({ campaign, kind, state: 'pending', dueAt: { $lte: cutoff } }) as const;

/** Documents a round trip brings. */
export const READ_AT_ONCE = 1000;

/** Up to `limit` of them (0: all), in the order of their index (oldest first): sorted otherwise, each reading would sort them all. */
export function pendingPayables(pending: Pending, limit = 0, session?: Session) {
  return Payables.collection.find<Payable>(pendingFilter(pending), { session }).sort({ dueAt: 1 }).limit(limit).batchSize(READ_AT_ONCE);
}

/** The partners of some payables. */
export async function payeesOf(partnerIds: Iterable<string | null>, session?: Session): Promise<Payees> {
  const ids = [...new Set(partnerIds)].filter((id) => id !== null);
  const partners = await Partners.find({ _id: { $in: ids } }, { name: 1, tiersi: 1, rang: 1 })
    .session(session ?? null)
    .lean<Payee[]>();
  return new Map(partners.map((partner) => [partner._id, partner]));
}

/** A payable as the file will say it, with its partner's numbers as they are now. */
export function asTxtPayment(payable: Payable, payees: Payees): TxtPayment {
  const payee = payable.partnerId === null ? undefined : payees.get(payable.partnerId);
  return {
    source: payable._id,
    kind: payable.kind,
    matricule: payable.matricule,
    sias: payable.sias,
    tiersi: payee?.tiersi ?? null,
    rang: payee?.rang ?? null,
    year: payable.campaign,
    amount: payable.amount,
  };
}
