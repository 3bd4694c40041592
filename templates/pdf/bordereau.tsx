/** Bordereau de paiement d’un partenaire (R-EXT-01) as A4 pages to print: who was paid, line by line, and the total. */
import { type Cents, formatEuros } from '#core/shared/cents.ts';
import { type CivilDay, formatDay } from '#core/shared/days.ts';
import { plural } from '#core/shared/french.ts';
import { Facts, PrintedTable, renderTablePage } from './table-page.tsx';

export interface BordereauSheet {
  partner: { name: string; identifiant: string; tiersi: string; rang: string; address: string };
  /** "2026-2027". */
  campaign: string;
  period: { from: CivilDay | null; to: CivilDay | null };
  lines: readonly BordereauLine[];
  total: Cents;
  madeAt: Date;
}

interface BordereauLine {
  paidOn: CivilDay;
  batch: string;
  sias: string;
  child: string;
  amount: Cents;
}

const TITLE = 'Bordereau de paiement';
const COLUMNS = [{ label: 'Payé le' }, { label: 'Lot' }, { label: 'SIAS' }, { label: 'Enfant' }, { label: 'Montant', num: true }];

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderBordereau = ({ partner, campaign, period, lines, total, madeAt }: BordereauSheet): string =>
  renderTablePage({
    title: TITLE,
    fileTitle: `${TITLE}, ${partner.name}`,
    madeAt,
    body: (
      <>
        <Facts
          facts={[
            ['Partenaire', partner.name],
            ['Identifiant', partner.identifiant],
            ['Numéro Tiersi et rang', `${partner.tiersi} – ${partner.rang}`],
            ['Adresse', partner.address],
            ['Campagne', campaign],
            ['Paiements', periodOf(period)],
            ['Total payé', `${formatEuros(total)}, ${plural(lines.length, 'ligne')}`],
          ]}
        />
        <PrintedTable
          columns={COLUMNS}
          rows={lines.map(({ paidOn, batch, sias, child, amount }) => [formatDay(paidOn), batch, sias, child, formatEuros(amount)])}
          total={formatEuros(total)}
        />
      </>
    ),
  });

function periodOf({ from, to }: BordereauSheet['period']): string {
  if (from && to) return `du ${formatDay(from)} au ${formatDay(to)}`;
  if (from) return `depuis le ${formatDay(from)}`;
  return to ? `jusqu’au ${formatDay(to)}` : 'tous ceux de la campagne';
}
