import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import type { ExtractQuery, Listing } from '#core/extract/extract.ts';
import type { PaidLine } from '#core/extract/extracts/paid-lines.ts';
import { addressLine } from '#core/partner/partner.rules.ts';
import { sumCents } from '#core/shared/cents.ts';
import { refuse } from '#core/shared/refusals.ts';
import { renderBordereau } from '#templates/pdf/bordereau.tsx';
import { printer } from '../printer.ts';

/** About a hundred pages: beyond, the file for spreadsheets is what one reads. */
const MOST_LINES = 4000;

/** The bordereau of one club as a PDF. @throws Refusal EXTRAIT_PDF_TROP_LONG (422), PDF_INDISPONIBLE (503). */
export async function bordereauPdf(listing: Listing<PaidLine>, { partner, year, period }: ExtractQuery, at: Date): Promise<Uint8Array> {
  if (!partner) throw refuse('EXTRAIT_PARTENAIRE', {}, { field: 'partenaire' });
  const paid: PaidLine[] = [];
  for await (const { row } of listing.lines()) {
    paid.push(row);
    if (paid.length > MOST_LINES) throw refuse('EXTRAIT_PDF_TROP_LONG', { max: MOST_LINES });
  }
  const { name, identifiant, tiersi, rang, address } = partner;
  const html = renderBordereau({
    partner: { name, identifiant, tiersi: tiersi ?? '–', rang: rang ?? '–', address: addressLine(address) },
    campaign: campaignLabel(year),
    period,
    lines: paid.map(lineOf),
    total: sumCents(paid.map(({ amount }) => amount)),
    madeAt: at,
  });
  return printer().print(html);
}

const lineOf = ({ paidOn, batchId, sias, child, amount }: PaidLine) => ({
  paidOn: paidOn ?? '',
  batch: batchId ?? '–',
  sias,
  child: child ? `${child.lastName} ${child.firstName}` : '–',
  amount,
});
