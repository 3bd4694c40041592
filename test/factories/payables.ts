/** Validated QR codes in number, as the use-cases leave them: forfaits, vouchers, payables and journal agree (R1–R7). */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Depenses } from '#core/depense/depense.model.ts';
import { childId } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { type Payable, Payables } from '#core/forfait/payable.model.ts';
import { system } from '#core/shared/author.ts';
import { newId } from '#core/shared/identifiers.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { at, YEAR } from './scheme.ts';

interface Many {
  count: number;
  partnerId: string;
  /** First child's number. */
  from?: number;
  amount?: number;
  due?: string;
}

/** @returns the payables' ids, in the order of their children. */
export async function validatedVouchers({ count, partnerId, from = 1, amount = 4000, due }: Many): Promise<string[]> {
  const made = Array.from({ length: count }, (_, index) => aValidation(String(from + index).padStart(7, '0'), partnerId, amount, at(due)));
  await Forfaits.collection.insertMany(made.map((each) => each.forfait) as never[]);
  await Vouchers.collection.insertMany(made.map((each) => each.voucher) as never[]);
  await Payables.collection.insertMany(made.map((each) => each.payable) as never[]);
  await AuditEvents.collection.insertMany(made.flatMap((each) => each.events) as never[]);
  return made.map((each) => each.payable._id);
}

function aValidation(sias: string, partnerId: string, amount: number, due: Date) {
  const [code, whose] = [newId(), { campaign: YEAR, matricule: `1${sias.slice(1)}`, sias }];
  const forfait = {
    _id: childId(YEAR, sias),
    ...whose,
    granted: 15_000,
    available: 15_000 - amount,
    reserved: 0,
    used: amount,
    activities: 1,
    partners: [partnerId],
    state: 'open',
    frozen: false,
  };
  const voucher = {
    _id: code,
    ...whose,
    partnerId,
    amount,
    state: 'validated',
    frozen: false,
    issuedAt: due,
    until: at('2027-05-30T22:00:00Z'),
    validatedAt: due,
    validatedBy: 'u',
    deletedAt: null,
    expiredAt: null,
  };
  const payable: Payable = {
    _id: `QR:${code}`,
    kind: 'partners',
    ...whose,
    partnerId,
    amount,
    state: 'pending',
    dueAt: due,
    batchId: null,
    paidOn: null,
    heldReason: null,
  };
  return { forfait, voucher, payable, events: ['voucher.issued', 'voucher.validated'].map((kind) => anEvent(kind, code, due)) };
}

/** An event of the journal, recorded now. */
export const anEvent = (kind: string, code: string, when = at()) => ({
  _id: newId(),
  at: when,
  recordedAt: new Date(),
  author: system('test'),
  kind,
  object: { type: 'voucher', id: code },
  campaign: YEAR,
  before: null,
  after: null,
});

/** A family's payable, with the approved dépense it comes from. */
export async function anApprovedDepense(sias: string, amount = 2500): Promise<string> {
  const [id, whose] = [newId(), { campaign: YEAR, matricule: `1${sias.slice(1)}`, sias }];
  await Forfaits.collection.insertOne({
    _id: childId(YEAR, sias),
    ...whose,
    granted: 15_000,
    available: 15_000 - amount,
    reserved: 0,
    used: amount,
    activities: 1,
    partners: [],
    state: 'open',
    frozen: false,
  } as never);
  await Depenses.collection.insertOne({ _id: id, ...whose, amount, state: 'approved' } as never);
  await Payables.collection.insertOne({
    _id: `DEP:${id}`,
    kind: 'families',
    ...whose,
    partnerId: null,
    amount,
    state: 'pending',
    dueAt: at(),
    batchId: null,
    paidOn: null,
    heldReason: null,
  } as never);
  const events = ['depense.submitted', 'depense.approved'].map((kind) => anEvent(kind, id));
  await AuditEvents.collection.insertMany(events as never[]);
  return `DEP:${id}`;
}
