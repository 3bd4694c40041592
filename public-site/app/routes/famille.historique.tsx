import { data } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { KIND_NAMES } from '#core/depense/family-operation.rules.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { HistoryFilters } from '../components/history/HistoryFilters.tsx';
import { Icon } from '../components/Icon.tsx';
import { NoChild } from '../components/NoChild.tsx';
import { operationPath } from '../components/OperationLine.tsx';
import { PromiseCard } from '../components/PromiseLine.tsx';
import { asRefused, type Refused } from '../components/refused.ts';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { Tag } from '../components/Tag.tsx';
import { page, refusedPage } from '../services/answer.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { familyHistory } from '../services/history.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title('Historique');

/** All operations of the campaign (R-FAM-13), filtered by the address: a plain form and links. */
export const loader = page(async (args) => {
  const { refusal, ...shown } = await familyHistory(await requireFamily(args.request), new URL(args.request.url).searchParams);
  return refusal ? refusedPage(shown, refusal, args) : data(shown);
});

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function History() {
  const shown = useLoaderData<typeof loader>();
  const refused = asRefused(shown);
  return (
    <div className="wrap stack">
      <ErrorSummary refused={refused} />
      <div className="row apart">
        <h1>Historique</h1>
        <a className="btn second" href="/famille/historique.pdf">
          <Icon name="doc" />
          Télécharger en PDF
        </a>
      </div>
      {(shown.anything || refused) && <Filters shown={shown} refused={refused} />}
      {shown.awaited.map((each) => (
        <PromiseCard
          key={each.id}
          heading={each.heading}
          to={operationPath(each)}
          amount={each.amount}
          steps={each.steps}
          note={each.note}
        />
      ))}
      {shown.operations.length === 0 ? (
        <Nothing anything={shown.anything} childless={shown.children.length === 0} />
      ) : (
        <Operations shown={shown} />
      )}
      {shown.pages.length > 1 && <Pages shown={shown} />}
    </div>
  );
}

/** By state, then the rest; of no use to a family that did nothing yet. */
const Filters = ({ shown, refused }: { shown: Shown; refused: Refused | undefined }) => (
  <>
    <nav className="tabs no-print" aria-label="Filtrer par état">
      {shown.tabs.map(({ key, label, to, chosen }) => (
        <Link key={key} to={to} aria-current={chosen ? 'true' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
    <HistoryFilters typed={shown.typed} filtered={shown.filtered} options={shown.children} refused={refused} />
  </>
);

function Nothing({ anything, childless }: { anything: boolean; childless: boolean }) {
  if (!anything && childless) return <NoChild />;
  return (
    <div className="empty">
      <p>{anything ? 'Rien dans cette liste.' : 'Vous n’avez encore rien utilisé.'}</p>
      {anything ? (
        <Link to="/famille/historique">Voir tout l’historique</Link>
      ) : (
        <Link className="btn" to="/famille/tirage">
          Faire un QR code
        </Link>
      )}
    </div>
  );
}

function Operations({ shown: { campaign, operations } }: { shown: Shown }) {
  return (
    <table className="cards">
      <caption className="hide">Vos opérations de la campagne {campaign}</caption>
      <thead>
        <tr>
          <th scope="col">Club</th>
          <th scope="col">Date</th>
          <th scope="col">Enfant</th>
          <th scope="col">Type</th>
          <th scope="col">Suite</th>
          <th scope="col" className="num">
            Montant
          </th>
          <th scope="col">État</th>
        </tr>
      </thead>
      <tbody>
        {operations.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              <Link to={operationPath(each)}>{each.where}</Link>
            </th>
            <td data-l="Date">{each.day}</td>
            <td data-l="Enfant">{each.childFirstName}</td>
            <td data-l="Type">{KIND_NAMES[each.kind]}</td>
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

const Pages = ({ shown: { pages, page: current } }: { shown: Shown }) => (
  <nav className="pages" aria-label="Pages">
    {pages.map(({ number, to }) =>
      number === current ? (
        <span key={number} aria-current="page">
          {number}
        </span>
      ) : (
        <Link key={number} to={to} aria-label={`Page ${number}`}>
          {number}
        </Link>
      ),
    )}
  </nav>
);
