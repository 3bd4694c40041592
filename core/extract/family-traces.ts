/** What the processing left about one family (R-EXT-03): letters, loads, rejects, lines of batches. Read only. */
import type { Model } from 'mongoose';
import { Depenses } from '../depense/depense.model.ts';
import { type Child, Children, type Family } from '../family/family.model.ts';
import { type Payable, Payables } from '../forfait/payable.model.ts';
import { type Load, LoadRejects, type LoadReject, Loads } from '../load/load.model.ts';
import { Outbox, type OutboxLetter } from '../shared/outbox.model.ts';
import { type PaymentLine, PaymentLines } from '../payment/payment-line.model.ts';
import { Vouchers } from '../voucher/voucher.model.ts';

const MOST_LETTERS = 100;
const MOST_REMARKS = 50;

/** A letter without what it says: no link, no password leaves the outbox. */
export type LetterTrace = Pick<OutboxLetter, '_id' | 'to' | 'state' | 'attempts' | 'postedAt' | 'sentAt' | 'failure'> & {
  letter: Pick<OutboxLetter['letter'], 'kind'>;
};

/** Letters of the family in its campaign, newest first. */
export const lettersOf = ({ matricule, campaign }: Family): Promise<LetterTrace[]> =>
  Outbox.find({ about: matricule, campaign }, { 'letter.kind': 1, to: 1, state: 1, attempts: 1, postedAt: 1, sentAt: 1, failure: 1 })
    .sort({ postedAt: -1 })
    .limit(MOST_LETTERS)
    .lean<LetterTrace[]>();

/** Loads that brought the family or a child of it, or wrote them last, newest first. */
export async function loadsOf(family: Family, children: readonly Child[]): Promise<Load[]> {
  const ids = [family, ...children].flatMap(({ loadId, firstLoadId }) => [loadId, ...(firstLoadId ? [firstLoadId] : [])]);
  return Loads.find({ _id: { $in: [...new Set(ids)] } })
    .sort({ registeredAt: -1 })
    .lean<Load[]>();
}

/** Lines of the files refused or remarked upon, about this family or its children. */
export const remarksOf = (family: Family, children: readonly Child[]): Promise<LoadReject[]> =>
  LoadRejects.find({
    campaign: family.campaign,
    level: { $in: ['reject', 'warning'] },
    simulated: false,
    $or: [
      { file: 'allo', key: family.matricule },
      { file: 'enf', key: { $in: children.map(({ sias }) => sias) } },
      { parent: family.matricule },
    ],
  })
    .limit(MOST_REMARKS)
    .lean<LoadReject[]>();

export type LineTrace = PaymentLine & { payable: Payable | undefined };

/** What was put in batches for the family, newest first, with where each sum stands now. */
export async function linesOf({ campaign, matricule }: Family): Promise<LineTrace[]> {
  const [lines, payables] = await Promise.all([
    PaymentLines.find({ campaign, matricule }).sort({ executedAt: -1, position: 1 }).lean<PaymentLine[]>(),
    Payables.find({ campaign, matricule }).lean<Payable[]>(),
  ]);
  return lines.map((line) => ({ ...line, payable: payables.find(({ _id }) => _id === line.payableId) }));
}

/** Identifiers under which the journal knows the family: itself, its children, its QR codes and dépenses, and what they are owed. */
export async function objectsOf({ _id, campaign, matricule }: Family): Promise<string[]> {
  const where = { campaign, matricule };
  const [children, vouchers, depenses] = await Promise.all([idsOf(Children, where), idsOf(Vouchers, where), idsOf(Depenses, where)]);
  return [_id, ...children, ...vouchers.flatMap((id) => [id, `QR:${id}`]), ...depenses.flatMap((id) => [id, `DEP:${id}`])];
}

async function idsOf<T>(model: Model<T>, where: object): Promise<string[]> {
  const rows = await model.find(where, { _id: 1 }).lean<{ _id: string }[]>();
  return rows.map(({ _id }) => _id);
}
