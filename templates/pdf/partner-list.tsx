/** A list a partner takes away (R-PAR-09) as A4 pages to print: payments made, payments pending, beneficiaries paid. */
import { type Cents, formatEuros } from '#core/shared/cents.ts';
import { plural } from '#core/shared/french.ts';
import { Facts, type PrintedColumn, PrintedTable, renderTablePage } from './table-page.tsx';

export interface PartnerListSheet {
  title: string;
  partner: { name: string; identifiant: string };
  /** "2026-2027". */
  campaign: string;
  columns: readonly PrintedColumn[];
  rows: readonly (readonly string[])[];
  total: Cents;
  madeAt: Date;
}

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderPartnerList = ({ title, partner, campaign, columns, rows, total, madeAt }: PartnerListSheet): string =>
  renderTablePage({
    title,
    fileTitle: `${title}, ${partner.name}`,
    madeAt,
    body: (
      <>
        <Facts
          facts={[
            ['Partenaire', partner.name],
            ['Identifiant', partner.identifiant],
            ['Campagne', campaign],
            ['Total', `${formatEuros(total)}, ${plural(rows.length, 'ligne')}`],
          ]}
        />
        <PrintedTable columns={columns} rows={rows} />
      </>
    ),
  });
