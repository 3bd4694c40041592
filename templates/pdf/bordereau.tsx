/** Bordereau de paiement d’un partenaire (R-EXT-01) as A4 pages to print: who was paid, line by line, and the total. */
import { renderToStaticMarkup } from 'react-dom/server';
import { type Cents, formatEuros } from '#core/shared/cents.ts';
import { type CivilDay, formatDay, formatInstant } from '#core/shared/days.ts';
import { plural } from '#core/shared/french.ts';
import { bordereauStyle } from './bordereau-style.ts';
import { Mark } from './mark.tsx';

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

/** Nothing but this document: no script, no request, whatever a name may hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderBordereau = (sheet: BordereauSheet): string => `<!doctype html>${renderToStaticMarkup(<Sheet sheet={sheet} />)}`;

function Sheet({ sheet }: { sheet: BordereauSheet }) {
  const { partner, campaign, lines, total } = sheet;
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={POLICY} />
        <title>{`Bordereau de paiement, ${partner.name}`}</title>
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
            <p className="soft">Fait le {formatInstant(sheet.madeAt)}</p>
          </header>
          <h1>Bordereau de paiement</h1>
          <dl className="facts">
            <Fact label="Partenaire" value={partner.name} />
            <Fact label="Identifiant" value={partner.identifiant} />
            <Fact label="Numéro Tiersi et rang" value={`${partner.tiersi} – ${partner.rang}`} />
            <Fact label="Adresse" value={partner.address} />
            <Fact label="Campagne" value={campaign} />
            <Fact label="Paiements" value={periodOf(sheet.period)} />
            <Fact label="Total payé" value={`${formatEuros(total)}, ${plural(lines.length, 'ligne')}`} />
          </dl>
          <Lines lines={lines} total={total} />
        </main>
      </body>
    </html>
  );
}

const Lines = ({ lines, total }: Pick<BordereauSheet, 'lines' | 'total'>) => (
  <table>
    <thead>
      <tr>
        <th scope="col">Payé le</th>
        <th scope="col">Lot</th>
        <th scope="col">SIAS</th>
        <th scope="col">Enfant</th>
        <th scope="col" className="num">
          Montant
        </th>
      </tr>
    </thead>
    <tbody>
      {lines.map(({ paidOn, batch, sias, child, amount }, place) => (
        <tr key={place}>
          <td>{formatDay(paidOn)}</td>
          <td>{batch}</td>
          <td>{sias}</td>
          <td>{child}</td>
          <td className="num">{formatEuros(amount)}</td>
        </tr>
      ))}
      <tr className="total">
        <th scope="row" colSpan={4}>
          Total
        </th>
        <td className="num">{formatEuros(total)}</td>
      </tr>
    </tbody>
  </table>
);

function periodOf({ from, to }: BordereauSheet['period']): string {
  if (from && to) return `du ${formatDay(from)} au ${formatDay(to)}`;
  if (from) return `depuis le ${formatDay(from)}`;
  return to ? `jusqu’au ${formatDay(to)}` : 'tous ceux de la campagne';
}

const Fact = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
