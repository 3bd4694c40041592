/** Printed pages of facts and long tables: bordereau, lists of a partner, certificate of a purge. One head, one style, several A4. */
import { readFileSync } from 'node:fs';
import type { ReactNode } from 'react';
import { formatInstant } from '#core/shared/days.ts';
import { printedPage } from './printed-page.tsx';

export interface TablePage {
  title: string;
  /** Of the file, for its reader's window: "Bordereau de paiement, Judo Club". */
  fileTitle: string;
  madeAt: Date;
  body: ReactNode;
}

let style: string | undefined;
const tableStyle = (): string => (style ??= readFileSync(new URL('./bordereau.css', import.meta.url), 'utf8'));

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderTablePage = ({ title, fileTitle, madeAt, body }: TablePage): string =>
  printedPage({
    title: fileTitle,
    style: tableStyle(),
    said: `Fait le ${formatInstant(madeAt)}`,
    children: (
      <>
        <h1>{title}</h1>
        {body}
      </>
    ),
  });

export const Facts = ({ facts }: { facts: readonly (readonly [label: string, value: string])[] }) => (
  <dl className="facts">
    {facts.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

export interface PrintedColumn {
  label: string;
  /** Amounts and counts are aligned at their end. */
  num?: boolean;
}

/** @param total the amount of the last line, under the last column. */
export const PrintedTable = ({
  columns,
  rows,
  total,
}: {
  columns: readonly PrintedColumn[];
  rows: readonly (readonly string[])[];
  total?: string;
}) => (
  <table>
    <thead>
      <tr>
        {columns.map(({ label, num }) => (
          <th scope="col" key={label} className={num ? 'num' : undefined}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((cells, place) => (
        <tr key={place}>
          {cells.map((cell, column) => (
            <td key={columns[column]?.label} className={columns[column]?.num ? 'num' : undefined}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
      {total !== undefined && (
        <tr className="total">
          <th scope="row" colSpan={columns.length - 1}>
            Total
          </th>
          <td className="num">{total}</td>
        </tr>
      )}
    </tbody>
  </table>
);
