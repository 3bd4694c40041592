/** The rehearsal of a batch (R-PAY-01): its exact lines, what is new or odd among them, what the last one was. Writes nothing. */
import { requireRight } from '../access/require-right.ts';
import { type PayableKind, Payables } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import { FILE_STATES } from './batch-states.rules.ts';
import { payingCampaign } from './paying-campaign.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';
import { type Pending, pendingFilter } from './pending-payables.ts';
import { type BatchShares, batchShares } from './preview-batch.ts';
import { type Hints, readHints } from './rehearsal/hints.ts';
import { signed, type SignedLine, signedLines } from './rehearsal/signed-lines.ts';
import { SIGN_KINDS, type SignKind } from './rehearsal/signs.rules.ts';

export type PartnerSign = Extract<SignKind, 'firstPayment' | 'partnerRadiated' | 'partnerSuspended'>;

export interface Rehearsal extends BatchShares {
  /** Lines with at least one sign, and how many carry each. */
  oddLines: number;
  signs: { kind: SignKind; lines: number }[];
  /** Partners of this batch never paid before, radiated or suspended. */
  partnerSigns: ReadonlyMap<string, PartnerSign>;
  /** Sums of this kind held back: not in the batch. */
  held: number;
  /** The last batch of this kind, for comparison. */
  last: PaymentBatch | null;
}

/** @throws as previewBatch. */
export async function rehearseBatch(act: Act, wanted: { kind: PayableKind; year?: number }): Promise<Rehearsal> {
  const shares = await batchShares(act, wanted);
  const { campaign, kind, cutoff } = shares;
  const hints = await readHints({ campaign, kind, cutoff }, await payingCampaign(campaign));
  const counts = new Map<SignKind, number>();
  let oddLines = 0;
  for await (const { signs } of signedLines(pendingFilter(shares), hints)) {
    if (signs.length > 0) oddLines++;
    for (const sign of signs) counts.set(sign.kind, (counts.get(sign.kind) ?? 0) + 1);
  }
  return {
    ...shares,
    oddLines,
    signs: SIGN_KINDS.flatMap((each) => (counts.has(each) ? [{ kind: each, lines: counts.get(each)! }] : [])),
    partnerSigns: new Map(shares.partners.flatMap(({ partnerId }) => partnerSign(partnerId, hints))),
    held: await Payables.countDocuments({ campaign, kind, state: 'held' }),
    last: await PaymentBatches.findOne({ campaign, kind, state: { $in: FILE_STATES } })
      .sort({ number: -1 })
      .lean<PaymentBatch>(),
  };
}

function partnerSign(id: string, { partners, paidBefore }: Hints): [string, PartnerSign][] {
  const partner = partners.get(id);
  if (partner?.etat === 'R') return [[id, 'partnerRadiated']];
  if (partner?.suspended) return [[id, 'partnerSuspended']];
  return paidBefore.has(id) ? [] : [[id, 'firstPayment']];
}

export interface LineQuery {
  kind: PayableKind;
  year?: number;
  partnerId?: string;
  matricule?: string;
  /** A sign, or any of them. */
  sign?: SignKind | 'any';
  /** From 0. */
  page: number;
}

export const LINES_A_PAGE = 50;

/** One page of the lines a batch made now would hold, oldest first, with their signs. @throws as previewBatch. */
export async function rehearseLines(act: Act, query: LineQuery): Promise<{ lines: SignedLine[]; total: number }> {
  await requireRight(act, 'payments.generate');
  const campaign = await payingCampaign(query.year);
  const pending: Pending = { campaign: campaign._id, kind: query.kind, cutoff: act.at };
  const { partnerId, matricule } = query;
  const where = { ...pendingFilter(pending), ...(partnerId ? { partnerId } : {}), ...(matricule ? { matricule } : {}) };
  if (query.sign) return pageOfSigned(signedLines(where, await readHints(pending, campaign)), query.sign, query.page);
  const [payables, total] = await Promise.all([
    Payables.find(where)
      .sort({ dueAt: 1 })
      .skip(query.page * LINES_A_PAGE)
      .limit(LINES_A_PAGE)
      .lean<SignedLine['payable'][]>(),
    Payables.countDocuments(where),
  ]);
  return { lines: await signed(payables, await readHints(pending, campaign, payables)), total };
}

async function pageOfSigned(all: AsyncIterable<SignedLine>, sign: SignKind | 'any', page: number) {
  const lines: SignedLine[] = [];
  let total = 0;
  for await (const line of all) {
    if (sign === 'any' ? line.signs.length === 0 : !line.signs.some(({ kind }) => kind === sign)) continue;
    if (Math.floor(total / LINES_A_PAGE) === page) lines.push(line);
    total++;
  }
  return { lines, total };
}
