import type { ReactNode } from 'react';

export interface TableColumn<Row> {
  label: string;
  show: (row: Row) => ReactNode;
  /** Figures and amounts: aligned at their end. */
  num?: boolean;
  /** The cell that names the row. */
  head?: boolean;
}

interface DataTableProps<Row> {
  /** Read by screen readers, hidden from sight. */
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What to do when there is nothing. */
  empty: ReactNode;
}

/** Rows to compare; scrolls sideways within itself on a narrow screen. */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <div className="empty">{empty}</div>;
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="hide">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, num }) => (
              <th key={label} scope="col" className={num ? 'num' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>{columns.map((column) => cellOf(column, row))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellOf<Row>({ label, show, num, head }: TableColumn<Row>, row: Row): ReactNode {
  if (head)
    return (
      <th key={label} scope="row">
        {show(row)}
      </th>
    );
  return (
    <td key={label} className={num ? 'num' : undefined}>
      {show(row)}
    </td>
  );
}
