/** What a family sees of itself: children, balances, operations (R-FAM-10, R-FAM-13). One definition for portal and back-office. */
import type { PipelineStage } from 'mongoose';
import { type Child, childId, Children, Families, type Family, familyId } from '../family/family.model.ts';
import { type Forfait, Forfaits } from '../forfait/forfait.model.ts';
import { type Payable, Payables } from '../forfait/payable.model.ts';
import { paymentNote } from '../forfait/payable.rules.ts';
import { type Partner, Partners } from '../partner/partner.model.ts';
import { type Cents, sumCents } from '../shared/cents.ts';
import type { CivilDay } from '../shared/days.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { movedChildren } from './moved-children.ts';
import { type Voucher, Vouchers, type VoucherState } from './voucher.model.ts';

/** A voucher's own state, then its payment's: validated → batched → paid, or undone (R-QR-06). */
export type OperationState = VoucherState | 'batched' | 'paid' | 'undone';

export interface Operation {
  code: string;
  sias: Sias;
  childFirstName: string;
  partner: { id: string; name: string; activities: string[] };
  amount: Cents;
  state: OperationState;
  issuedAt: Date;
  validatedAt: Date | null;
  /** The batch that pays it, or null. */
  batchId: string | null;
  /** Its payment is held back (R-PAY-07): no day can be expected. */
  held: boolean;
  paidOn: CivilDay | null;
  deletedAt: Date | null;
  expiredAt: Date | null;
  undoneAt: Date | null;
  /** What the family is told of a rejected payment (R-PAY-06), or null. */
  paymentNote: string | null;
}

export interface ChildAccount
  extends
    Pick<Child, 'sias' | 'firstName' | 'lastName' | 'birth'>,
    Pick<Forfait, 'granted' | 'available' | 'reserved' | 'used' | 'activities'> {
  /** Live and used ones, newest first: what was used, and where. */
  operations: Operation[];
}

export interface FamilyAccountView {
  family: Pick<Family, 'firstName' | 'lastName' | 'mail' | 'matricule'>;
  children: ChildAccount[];
  /** All of the campaign, newest first. */
  operations: Operation[];
  left: Cents;
}

export interface FamilyOfYear {
  campaign: number;
  matricule: Matricule;
}

/** All that a family's account stands on, as the database gives it, in no order. */
export type AccountRow = FamilyAccountView['family'] & {
  campaign: number;
  children: Child[];
  forfaits: Forfait[];
  vouchers: Voucher[];
  payables: Payable[];
  partners: Partner[];
};

/** Where the documents of another pipeline say which family: "$data.campaign". */
export interface PathsToFamily {
  campaign: `$${string}`;
  matricule: `$${string}`;
}

/**
 * Reads beside each document what an account stands on; who shows more adds its own.
 * Side by side, never one within the other: MongoDB then works a quarter less (decision 0332).
 * @param under where it goes: "" makes an `AccountRow` of a document of `Families`.
 */
export function accountStages(of: FamilyOfYear | PathsToFamily, under = ''): PipelineStage.Lookup[] {
  return [
    ownOf(of, Children, `${under}children`),
    ownOf(of, Forfaits, `${under}forfaits`),
    ownOf(of, Vouchers, `${under}vouchers`),
    ownOf(of, Payables, `${under}payables`),
    {
      $lookup: {
        from: Partners.collection.name,
        localField: `${under}vouchers.partnerId`,
        foreignField: '_id',
        pipeline: [{ $project: { name: 1, activities: 1 } }],
        as: `${under}partners`,
      },
    },
  ];
}

/** All that a collection holds of a family, in no order: a family's few documents are sorted by who shows them. */
export function ownOf(
  of: FamilyOfYear | PathsToFamily,
  { collection }: Pick<typeof Partners, 'collection'>,
  as: string,
): PipelineStage.Lookup {
  const from = collection.name;
  const { campaign, matricule } = of;
  if (typeof campaign === 'number') return { $lookup: { from, pipeline: [{ $match: { campaign, matricule } }], as } };
  const same = (['campaign', 'matricule'] as const).map((name) => ({ $eq: [`$${name}`, `$$${name}`] }));
  return { $lookup: { from, let: { campaign, matricule }, pipeline: [{ $match: { $expr: { $and: same } } }], as } };
}

/** Of one family, wherever it is read from. */
export const thatFamily = (of: FamilyOfYear): PipelineStage.Match => ({ $match: { _id: familyId(of.campaign, of.matricule) } });

/** @throws Refusal INTROUVABLE (404) when the campaign has no such family. */
export async function readFamilyAccount(of: FamilyOfYear): Promise<FamilyAccountView> {
  const [row] = await Families.aggregate<AccountRow>([thatFamily(of), ...accountStages(of)]);
  if (!row) throw refuse('INTROUVABLE');
  return accountOf(row, await movedChildren(row.campaign, row.children, namedByVouchers(row)));
}

/** Children its QR codes name. */
export const namedByVouchers = ({ vouchers }: Pick<AccountRow, 'vouchers'>): Sias[] => vouchers.map(({ sias }) => sias);

/** The account itself. @param moved children who left, whose operations stay. */
export function accountOf(
  { campaign, children, forfaits, vouchers, payables, partners, ...row }: AccountRow,
  moved: readonly Child[],
): FamilyAccountView {
  const family = { firstName: row.firstName, lastName: row.lastName, mail: row.mail, matricule: row.matricule };
  const named = [...children, ...moved];
  const operations = vouchers
    .toSorted(newestFirst)
    .map((voucher) =>
      operation(
        voucher,
        byId(named, childId(campaign, voucher.sias)),
        byId(partners, voucher.partnerId),
        byId(payables, `QR:${voucher._id}`),
      ),
    );
  const accounts = children.toSorted(eldestFirst).map((child) => childAccount(child, byId(forfaits, child._id), operations));
  return { family, children: accounts, operations, left: sumCents(accounts.map((each) => each.available)) };
}

const newestFirst = (one: Voucher, other: Voucher): number => other.issuedAt.getTime() - one.issuedAt.getTime();

/** Those whose birth is not known come first; twins by their first names. */
function eldestFirst(one: Child, other: Child): number {
  const [key, otherKey] = [one, other].map(({ birth, firstName }) => `${birth ?? ''} ${firstName}`) as [string, string];
  return key < otherKey ? -1 : Number(key > otherKey);
}

function stateOf(voucher: Voucher, payable: Payable | undefined): OperationState {
  if (voucher.undoneAt) return 'undone';
  return payable?.state === 'batched' || payable?.state === 'paid' ? payable.state : voucher.state;
}

function operation(voucher: Voucher, child: Child | undefined, partner: Partner | undefined, payable: Payable | undefined): Operation {
  return {
    code: voucher._id,
    sias: voucher.sias,
    childFirstName: child?.firstName ?? '',
    partner: { id: voucher.partnerId, name: partner?.name ?? '', activities: partner?.activities ?? [] },
    amount: voucher.amount,
    state: stateOf(voucher, payable),
    issuedAt: voucher.issuedAt,
    validatedAt: voucher.validatedAt,
    batchId: payable?.batchId ?? null,
    held: payable?.state === 'held',
    paidOn: payable?.paidOn ?? null,
    deletedAt: voucher.deletedAt,
    expiredAt: voucher.expiredAt,
    undoneAt: voucher.undoneAt ?? null,
    paymentNote: paymentNote(payable),
  };
}

const GONE: readonly OperationState[] = ['deleted', 'expired', 'undone'];

function childAccount(child: Child, forfait: Forfait | undefined, operations: Operation[]): ChildAccount {
  const { sias, firstName, lastName, birth } = child;
  const amounts = forfait ?? { granted: 0, available: 0, reserved: 0, used: 0, activities: 0 };
  return {
    sias,
    firstName,
    lastName,
    birth,
    granted: amounts.granted,
    available: amounts.available,
    reserved: amounts.reserved,
    used: amounts.used,
    activities: amounts.activities,
    operations: operations.filter((each) => each.sias === sias && !GONE.includes(each.state)),
  };
}

const byId = <T extends { _id: string }>(all: T[], id: string): T | undefined => all.find((each) => each._id === id);
