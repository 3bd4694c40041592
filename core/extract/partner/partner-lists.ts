/** The three lists a partner takes away (R-PAR-09, CCTP 9): payments made, payments pending, beneficiaries paid. */
import { recordEvent } from '../../audit/record-event.ts';
import { type Child, Children, childId } from '../../family/family.model.ts';
import { type Payable, Payables } from '../../forfait/payable.model.ts';
import type { Act } from '../../shared/author.ts';
import type { Cents } from '../../shared/cents.ts';
import { inTransaction } from '../../shared/database.ts';
import type { CivilDay } from '../../shared/days.ts';
import { newId } from '../../shared/identifiers.ts';

export const PARTNER_LISTS = ['faits', 'attente', 'beneficiaires'] as const;
export type PartnerList = (typeof PARTNER_LISTS)[number];

export interface PartnerLine {
  lastName: string;
  firstName: string;
  amount: Cents;
  validatedAt: Date;
  /** pending and held are the same to a partner. */
  state: 'validated' | 'batched' | 'paid';
  paidOn: CivilDay | null;
}

const STATES: Record<PartnerList, readonly Payable['state'][]> = {
  faits: ['paid'],
  attente: ['pending', 'held', 'batched'],
  beneficiaires: ['paid'],
};
const FRENCH = new Intl.Collator('fr', { sensitivity: 'base' });

/** Payments by day of payment, pending ones by validation, beneficiaries by name then first name. */
export async function partnerLines(of: { partnerId: string; campaign: number; list: PartnerList }): Promise<PartnerLine[]> {
  const { partnerId, campaign, list } = of;
  const payables = await Payables.find({ partnerId, campaign, state: { $in: STATES[list] } })
    .sort(list === 'attente' ? { dueAt: 1, _id: 1 } : { paidOn: 1, _id: 1 })
    .lean<Payable[]>();
  const ids = [...new Set(payables.map(({ campaign: year, sias }) => childId(year, sias)))];
  const children = await Children.find({ _id: { $in: ids } }, { firstName: 1, lastName: 1 }).lean<Child[]>();
  const byId = new Map(children.map((each) => [each._id, each]));
  const lines = payables.map((payable) => lineOf(payable, byId.get(childId(payable.campaign, payable.sias))));
  return list === 'beneficiaires' ? lines.sort(byName) : lines;
}

const lineOf = ({ amount, dueAt, state, paidOn }: Payable, child: Child | undefined): PartnerLine => ({
  lastName: child?.lastName ?? '',
  firstName: child?.firstName ?? '',
  amount,
  validatedAt: dueAt,
  state: state === 'paid' || state === 'batched' ? state : 'validated',
  paidOn,
});

const byName = (one: PartnerLine, other: PartnerLine): number =>
  FRENCH.compare(one.lastName, other.lastName) ||
  FRENCH.compare(one.firstName, other.firstName) ||
  (one.paidOn ?? '').localeCompare(other.paidOn ?? '');

/** Writes in the journal that a partner took a list away (R-EXT-04), before its first row is sent. */
export async function recordPartnerList(
  act: Act,
  made: { partnerId: string; campaign: number; list: PartnerList; format: 'csv' | 'pdf'; rows: number },
): Promise<void> {
  const { campaign, ...after } = made;
  await inTransaction((session) =>
    recordEvent(session, act, { kind: 'partner.extractMade', object: { type: 'extract', id: newId() }, campaign, after }),
  );
}
