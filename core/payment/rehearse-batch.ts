/** The rehearsal of a batch (R-PAY-01): its exact lines, what is new or odd among them, what the last one was. Writes nothing. */
import { requireRight } from '../access/require-right.ts';
import { type PayableKind, Payables } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import { FILE_STATES } from './batch-states.rules.ts';
import { payingCampaign } from './paying-campaign.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';
import { type Pending, pendingFilter } from './pending-payables.ts';
import { type BatchShares, type Share, sharesFrom } from './preview-batch.ts';
import { type Hints, hintsOfLines } from './rehearsal/hints.ts';
import { LINES_A_PAGE, pageOfSign } from './rehearsal/page-of-sign.ts';
import { type PendingGroup, readWhole, signBearers, type WholeHints } from './rehearsal/sign-bearers.ts';
import { signed, type SignedLine } from './rehearsal/signed-lines.ts';
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
  await requireRight(act, 'payments.generate');
  const paying = await payingCampaign(wanted.year);
  const [campaign, kind] = [paying._id, wanted.kind];
  const pending: Pending = { campaign, kind, cutoff: act.at };
  const [whole, held, last] = await Promise.all([
    readWhole(pending, paying),
    Payables.countDocuments({ campaign, kind, state: 'held' }),
    PaymentBatches.findOne({ campaign, kind, state: { $in: FILE_STATES } })
      .sort({ number: -1 })
      .lean<PaymentBatch>(),
  ]);
  const shares = sharesFrom(pending, partnerTotals(whole.groups), whole.hints.partners);
  return {
    ...shares,
    ...(await countSigns(pending, whole)),
    partnerSigns: new Map(shares.partners.flatMap(({ partnerId }) => partnerSign(partnerId, whole.hints))),
    held,
    last,
  };
}

async function countSigns(pending: Pending, whole: WholeHints): Promise<Pick<Rehearsal, 'oddLines' | 'signs'>> {
  const counts = new Map<SignKind, number>();
  let oddLines = 0;
  for await (const { signs, lines } of signBearers(pending, pendingFilter(pending), whole)) {
    if (signs.length > 0) oddLines += lines;
    for (const kind of signs) counts.set(kind, (counts.get(kind) ?? 0) + lines);
  }
  return { oddLines, signs: SIGN_KINDS.flatMap((kind) => (counts.get(kind) ? [{ kind, lines: counts.get(kind)! }] : [])) };
}

function partnerTotals(groups: readonly PendingGroup[]): Share[] {
  const totals = new Map<string | null, Share>();
  for (const { partnerId, amount, lines } of groups) {
    const total = totals.get(partnerId) ?? { _id: partnerId, lines: 0, totalCents: 0 };
    totals.set(partnerId, { ...total, lines: total.lines + lines, totalCents: total.totalCents + lines * amount });
  }
  return [...totals.values()];
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

/** One page of the lines a batch made now would hold, oldest first, with their signs. @throws as previewBatch. */
export async function rehearseLines(act: Act, query: LineQuery): Promise<{ lines: SignedLine[]; total: number }> {
  await requireRight(act, 'payments.generate');
  const campaign = await payingCampaign(query.year);
  const pending: Pending = { campaign: campaign._id, kind: query.kind, cutoff: act.at };
  const { partnerId, matricule } = query;
  const where = { ...pendingFilter(pending), ...(partnerId ? { partnerId } : {}), ...(matricule ? { matricule } : {}) };
  if (query.sign) {
    const whole = await readWhole(pending, campaign, partnerId || matricule ? where : undefined);
    return pageOfSign(pending, whole, { where, sign: query.sign, page: query.page });
  }
  const [payables, total] = await Promise.all([
    Payables.find(where)
      .sort({ dueAt: 1 })
      .skip(query.page * LINES_A_PAGE)
      .limit(LINES_A_PAGE)
      .lean<SignedLine['payable'][]>(),
    Payables.countDocuments(where),
  ]);
  return { lines: signed(payables, await hintsOfLines(pending, campaign, payables)), total };
}
