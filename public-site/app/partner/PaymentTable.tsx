import { Link } from '@remix-run/react';
import { Tag } from '../components/Tag.tsx';
import type { PaymentLine } from './services/partner-money.server.ts';

/** What was validated, and where its money stands. */
export const PaymentTable = ({ caption, lines }: { caption: string; lines: PaymentLine[] }) => (
  <table className="cards">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Enfant</th>
        <th scope="col">Scanné le</th>
        <th scope="col">Par</th>
        <th scope="col" className="num">
          Montant
        </th>
        <th scope="col">État</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr key={line.code} data-code={line.code}>
          <th scope="row">
            <Link to={`/partenaire/paiements/${line.code}`}>{line.child}</Link>
          </th>
          <td data-l="Scanné le">{line.scanned}</td>
          <td data-l="Par">{line.by}</td>
          <td data-l="Montant" className="num">
            {line.amount}
          </td>
          <td data-l="État">
            <span className="row">
              <Tag state={line.state} />
              {line.paidOn && ` le ${line.paidOn}`}
            </span>
            {line.note && <span className="soft small">{line.note}</span>}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
