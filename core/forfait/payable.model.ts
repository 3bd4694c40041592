/**
 * What the Caf owes: one payable for each validated QR code and each approved dépense, born in the same transaction (R3).
 * It lives in this room because using a reservation and owing it are one movement (docs/decisions/0003).
 */
import type { Cents } from '../shared/cents.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { CivilDay } from '../shared/days.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';

/** pending ⇄ held → batched → paid (money.md); paid → pending when SIAS rejects it (R-PAY-06); pending or held → void (R-QR-06). */
export const PAYABLE_STATES = ['pending', 'held', 'batched', 'paid', 'void'] as const;
export type PayableState = (typeof PAYABLE_STATES)[number];
/** Still to be paid, or being paid: what keeps a campaign from being archived or purged. */
export const UNPAID: readonly PayableState[] = ['pending', 'held', 'batched'];
/** Who is paid: the partner (tiers payant) or the family (dépense). */
export type PayableKind = 'partners' | 'families';

export interface Payable {
  /** "QR:<uuid>" or "DEP:<id>": one per source. */
  _id: string;
  kind: PayableKind;
  campaign: number;
  matricule: Matricule;
  sias: Sias;
  /** Null for families. */
  partnerId: string | null;
  amount: Cents;
  /** Which of the partner's activities the child does there; null or absent for families, and for what was validated before it was asked. */
  activity?: string | null;
  state: PayableState;
  /** Business instant of the validation or approval: what the cut-off of a batch compares. */
  dueAt: Date;
  batchId: string | null;
  /** The day the money was really paid, once the batch is processed. */
  paidOn: CivilDay | null;
  /** Why it is held back (R-PAY-07). */
  heldReason: string | null;
  /** Agent who held it, and when; null or absent once released. */
  heldBy?: string | null;
  heldAt?: Date | null;
  /** Day of the latest rejection by SIAS (R-PAY-06): it is owed anew since. */
  rejectedOn?: CivilDay | null;
}

export const Payables = defineModel<Payable>('Payable', 'payables', {
  _id: String,
  kind: String,
  campaign: Number,
  matricule: String,
  sias: String,
  partnerId: String,
  amount: Number,
  activity: String,
  state: String,
  dueAt: Date,
  batchId: String,
  paidOn: String,
  heldReason: String,
  heldBy: String,
  heldAt: Date,
  rejectedOn: String,
});

/** The sums of a batch to come, oldest first; what is said of them as a whole is counted here without reading them (rehearsal). */
export const OF_A_BATCH = { campaign: 1, kind: 1, state: 1, dueAt: 1, partnerId: 1, amount: 1, sias: 1, rejectedOn: 1 } as const;
/** All that is asked of the payments of a period stands in it: they are counted without being read (extract « paiements »). */
export const PAID_BY_PARTNER = { partnerId: 1, paidOn: 1, _id: 1, campaign: 1, state: 1 } as const;

export const payableSpec: CollectionSpec = {
  name: 'payables',
  validator: {
    state: { $in: [...PAYABLE_STATES] },
    kind: { $in: ['partners', 'families'] },
    amount: { $type: 'int', $gt: 0 },
    _id: { $regex: '^(QR|DEP):' },
    // Seven digits each: their places in the payment file (D-PAY-02).
    matricule: { $regex: '^[0-9]{7}$' },
    sias: { $regex: '^[0-9]{7}$' },
  },
  indexes: [
    { key: OF_A_BATCH },
    { key: { partnerId: 1, dueAt: -1 } },
    { key: { campaign: 1, matricule: 1 } },
    { key: { campaign: 1, sias: 1 } },
    { key: { campaign: 1, dueAt: -1 } },
    { key: { batchId: 1 } },
    // What each partner was paid, read from the index alone (rehearsal of a batch).
    { key: { kind: 1, state: 1, partnerId: 1, campaign: 1, amount: 1 } },
    { key: PAID_BY_PARTNER, where: { state: 'paid' } },
  ],
};
