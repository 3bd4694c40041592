import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import type { Amounts, Labelled } from './figures.ts';

const column = (label: string, of: keyof Amounts): TableColumn<Labelled> => ({ label, num: true, show: (row) => row[of].text });

/** Drawn, validated, paid, row by row, and their total. */
export const AmountsTable = ({ caption, head, rows, total }: { caption: string; head: string; rows: Labelled[]; total: Amounts }) => (
  <DataTable
    caption={caption}
    columns={[
      { label: head, head: true, show: (row) => row.label },
      column('Tiré', 'drawn'),
      column('Validé', 'validated'),
      column('Payé', 'paid'),
    ]}
    rows={rows.length === 0 ? [] : [...rows, { label: 'Total', ...total }]}
    rowKey={({ label }) => label}
    empty={<p>Rien n’est tiré pour le moment. Les chiffres viennent avec le premier QR code.</p>}
  />
);
