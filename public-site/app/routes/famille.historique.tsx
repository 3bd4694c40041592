import { Link, useLoaderData } from '@remix-run/react';
import type { OperationView } from '#core/voucher/operation-words.rules.ts';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { Tag } from '../components/Tag.tsx';
import { page } from '../services/answer.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { familyHistory } from '../services/operations.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title('Historique');

/** All operations of the campaign (R-FAM-13), filtered by links. */
export const loader = page(async ({ request }) =>
  familyHistory(await requireFamily(request), new URL(request.url).searchParams.get('filtre')),
);

export default function History() {
  const { campaign, chosen, tabs, operations } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack">
      <h1>Historique</h1>
      <nav className="tabs" aria-label="Filtrer">
        {tabs.map(({ key, label }) => (
          <Link key={key} to={key === 'tout' ? '?' : `?filtre=${key}`} aria-current={key === chosen ? 'true' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      {operations.length === 0 ? <Nothing all={chosen === 'tout'} /> : <Operations campaign={campaign} operations={operations} />}
    </div>
  );
}

function Nothing({ all }: { all: boolean }) {
  return (
    <div className="empty">
      <p>{all ? 'Vous n’avez pas encore fait de QR code.' : 'Rien dans cette liste.'}</p>
      {all && (
        <Link className="btn" to="/famille/tirage">
          Faire un QR code
        </Link>
      )}
    </div>
  );
}

function Operations({ campaign, operations }: { campaign: string; operations: OperationView[] }) {
  return (
    <table className="cards">
      <caption className="hide">Vos opérations de la campagne {campaign}</caption>
      <thead>
        <tr>
          <th scope="col">Club</th>
          <th scope="col">Créé le</th>
          <th scope="col">Enfant</th>
          <th scope="col">Suite</th>
          <th scope="col" className="num">
            Montant
          </th>
          <th scope="col">État</th>
        </tr>
      </thead>
      <tbody>
        {operations.map((each) => (
          <tr key={each.code}>
            <th scope="row">
              <Link to={`/famille/qr/${each.code}`}>{each.partner}</Link>
            </th>
            <td data-l="Créé le">{each.day}</td>
            <td data-l="Enfant">{each.childFirstName}</td>
            <td data-l="Suite">{each.last}</td>
            <td data-l="Montant" className="num">
              {each.amount}
            </td>
            <td data-l="État">
              <Tag state={each.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
