import { requireRight } from '../access/require-right.ts';
import { type PayableKind, Payables } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import { frenchOrder } from '../shared/french.ts';
import type { Rang, Tiersi } from '../shared/identifiers.ts';
import { type OddLine, oddLines } from './odd-lines.ts';
import { payingCampaign } from './paying-campaign.ts';
import { type Payees, payeesOf, type Pending, pendingFilter } from './pending-payables.ts';

export interface PartnerShare {
  partnerId: string;
  name: string;
  tiersi: Tiersi | null;
  rang: Rang | null;
  lines: number;
  totalCents: Cents;
}

/** What a batch generated now would hold, and for whom. */
export interface BatchShares {
  campaign: number;
  kind: PayableKind;
  cutoff: Date;
  lines: number;
  totalCents: Cents;
  /** In alphabetical order; empty for families. */
  partners: PartnerShare[];
}

export interface BatchPreview extends BatchShares {
  /** Lines that would stop the generation: to correct, or to hold (R-PAY-07); the first hundred. */
  odd: OddLine[];
}

/**
 * What a batch generated now would hold (R-PAY-01): lines, total, per partner. Writes nothing; memory does not grow with the lines.
 * @throws Refusal AUCUNE_CAMPAGNE, CAMPAGNE_LECTURE_SEULE (409), CAMPAGNE_INCONNUE (404), DROIT_MANQUANT (403).
 */
export async function previewBatch(act: Act, wanted: { kind: PayableKind; year?: number }): Promise<BatchPreview> {
  const shares = await batchShares(act, wanted);
  return { ...shares, odd: await oddLines(shares, 100) };
}

/** The same without looking at each line. */
async function batchShares(act: Act, wanted: { kind: PayableKind; year?: number }): Promise<BatchShares> {
  await requireRight(act, 'payments.generate');
  const { _id: campaign } = await payingCampaign(wanted.year);
  const pending = { campaign, kind: wanted.kind, cutoff: act.at };
  const shares = await sharesOf(pending);
  return sharesFrom(pending, shares, await payeesOf(shares.map((share) => share._id)));
}

/** The shares of a batch from what each partner has in it. */
export const sharesFrom = (pending: Pending, shares: readonly Share[], payees: Payees): BatchShares => ({
  ...pending,
  lines: shares.reduce((sum, share) => sum + share.lines, 0),
  totalCents: shares.reduce((sum, share) => sum + share.totalCents, 0),
  partners: pending.kind === 'partners' ? named(shares, payees) : [],
});

export interface Share {
  /** Partner; null: families. */
  _id: string | null;
  lines: number;
  totalCents: Cents;
}

const sharesOf = (pending: Pending): Promise<Share[]> =>
  Payables.aggregate<Share>([
    { $match: pendingFilter(pending) },
    { $group: { _id: '$partnerId', lines: { $sum: 1 }, totalCents: { $sum: '$amount' } } },
  ]);

const named = (shares: readonly Share[], payees: Payees): PartnerShare[] =>
  shares
    .map(({ _id, lines, totalCents }) => {
      const payee = payees.get(_id ?? '');
      return { partnerId: _id ?? '', name: payee?.name ?? '', tiersi: payee?.tiersi ?? null, rang: payee?.rang ?? null, lines, totalCents };
    })
    .sort((a, b) => frenchOrder(a.name, b.name));
