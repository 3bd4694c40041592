/** The lines of a batch as agents read them, with filters (R-PAY-04, R-PAY-06), and their sums a partner. Reads only. */
import { type Partner, Partners } from '../partner/partner.model.ts';
import type { Cents } from '../shared/cents.ts';
import { frenchOrder } from '../shared/french.ts';
import type { Matricule, Rang, Sias, Tiersi } from '../shared/identifiers.ts';
import { type PaymentLine, PaymentLines } from './payment-line.model.ts';

export interface BatchLinesQuery {
  batch: string;
  matricule?: Matricule | undefined;
  sias?: Sias | undefined;
  tiersi?: Tiersi | undefined;
  /** Only those that SIAS rejected. */
  rejected?: boolean | undefined;
  /** From 0. */
  page: number;
}

export const BATCH_LINES_A_PAGE = 50;

/** One page, in the order of the file. */
export async function listBatchLines({ batch, matricule, sias, tiersi, rejected, page }: BatchLinesQuery) {
  const where = {
    batchId: batch,
    ...(matricule ? { matricule } : {}),
    ...(sias ? { sias } : {}),
    ...(tiersi ? { tiersi } : {}),
    ...(rejected ? { 'rejected.at': { $type: 'date' } } : {}),
  };
  const lines = await PaymentLines.find(where)
    .sort({ position: 1 })
    .skip(page * BATCH_LINES_A_PAGE)
    .limit(BATCH_LINES_A_PAGE)
    .lean<PaymentLine[]>();
  return { lines, total: await PaymentLines.countDocuments(where) };
}

/** How many lines of a batch SIAS rejected, and their sum. */
export async function rejectedOf(batch: string): Promise<{ lines: number; totalCents: Cents }> {
  const [sum] = await PaymentLines.aggregate<{ lines: number; totalCents: Cents }>([
    { $match: { batchId: batch, 'rejected.at': { $type: 'date' } } },
    { $group: { _id: null, lines: { $sum: 1 }, totalCents: { $sum: '$amount' } } },
  ]);
  return { lines: sum?.lines ?? 0, totalCents: sum?.totalCents ?? 0 };
}

export interface BatchShare {
  name: string;
  tiersi: Tiersi;
  rang: Rang;
  lines: number;
  totalCents: Cents;
}

/** What a batch pays each partner, in alphabetical order; empty for families. */
export async function sharesOfBatch(batch: string): Promise<BatchShare[]> {
  const groups = await PaymentLines.aggregate<{ _id: { tiersi: Tiersi; rang: Rang }; lines: number; totalCents: Cents }>([
    { $match: { batchId: batch, tiersi: { $ne: null } } },
    { $group: { _id: { tiersi: '$tiersi', rang: '$rang' }, lines: { $sum: 1 }, totalCents: { $sum: '$amount' } } },
  ]);
  const partners = await Partners.find({ tiersi: { $in: groups.map(({ _id }) => _id.tiersi) } }, { name: 1, tiersi: 1, rang: 1 }).lean<
    Partner[]
  >();
  const names = new Map(partners.map(({ tiersi, rang, name }) => [`${tiersi} ${rang}`, name]));
  return groups
    .map(({ _id: { tiersi, rang }, lines, totalCents }) => ({
      name: names.get(`${tiersi} ${rang}`) ?? '',
      tiersi,
      rang,
      lines,
      totalCents,
    }))
    .sort((a, b) => frenchOrder(a.name, b.name));
}
