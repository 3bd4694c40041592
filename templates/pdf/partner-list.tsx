/** A list a partner takes away (R-PAR-09) as A4 pages to print: payments made, payments pending, beneficiaries paid. */
import { renderToStaticMarkup } from 'react-dom/server';
import { type Cents, formatEuros } from '#core/shared/cents.ts';
import { formatInstant } from '#core/shared/days.ts';
import { plural } from '#core/shared/french.ts';
import { bordereauStyle } from './bordereau-style.ts';
import { Mark } from './mark.tsx';

export interface PartnerListSheet {
  title: string;
  partner: { name: string; identifiant: string };
  /** "2026-2027". */
  campaign: string;
  /** "Montant" is aligned as numbers are. */
  headers: readonly string[];
  rows: readonly (readonly string[])[];
  total: Cents;
  madeAt: Date;
}

/** Nothing but this document: no script, no request, whatever a name may hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderPartnerList = (sheet: PartnerListSheet): string => `<!doctype html>${renderToStaticMarkup(<Sheet sheet={sheet} />)}`;

function Sheet({ sheet }: { sheet: PartnerListSheet }) {
  const { title, partner, campaign, rows, total, madeAt } = sheet;
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={POLICY} />
        <title>{`${title}, ${partner.name}`}</title>
        <style dangerouslySetInnerHTML={{ __html: bordereauStyle() }} />
      </head>
      <body>
        <main>
          <header>
            <p className="logo">
              <Mark />
              <span>
                Tickets loisirs jeunes
                <small>Caf de l’Essonne</small>
              </span>
            </p>
            <p className="soft">Fait le {formatInstant(madeAt)}</p>
          </header>
          <h1>{title}</h1>
          <dl className="facts">
            <Fact label="Partenaire" value={partner.name} />
            <Fact label="Identifiant" value={partner.identifiant} />
            <Fact label="Campagne" value={campaign} />
            <Fact label="Total" value={`${formatEuros(total)}, ${plural(rows.length, 'ligne')}`} />
          </dl>
          <Lines sheet={sheet} />
        </main>
      </body>
    </html>
  );
}

const classOf = (header: string | undefined): string | undefined => (header === 'Montant' ? 'num' : undefined);

const Lines = ({ sheet: { headers, rows } }: { sheet: PartnerListSheet }) => (
  <table>
    <thead>
      <tr>
        {headers.map((header) => (
          <th scope="col" key={header} className={classOf(header)}>
            {header}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((cells, place) => (
        <tr key={place}>
          {cells.map((cell, column) => (
            <td key={headers[column]} className={classOf(headers[column])}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Fact = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
