import type { LinksFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { hasRib } from '#core/partner/rib/has-rib.ts';
import { Note } from '../components/Note.tsx';
import { DeclineList } from '../partner/DeclineList.tsx';
import { ListFiles } from '../partner/ListFiles.tsx';
import { MonthChart } from '../partner/MonthChart.tsx';
import partnerStyle from '../partner/partner.css?url';
import { PaymentTable } from '../partner/PaymentTable.tsx';
import { declines, gainsByMonth } from '../partner/services/gains.server.ts';
import { partnerMoney, validationPage } from '../partner/services/partner-money.server.ts';
import { requirePartner } from '../partner/services/partner-session.server.ts';
import { partnerShell } from '../partner/shell.ts';
import { TotalCards } from '../partner/TotalCards.tsx';
import { page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Paiements');
export const handle = { shell: partnerShell };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: partnerStyle }];

export const loader = page(async ({ request }) => {
  const visit = await requirePartner(request);
  const [money, months, refused, rib] = await Promise.all([
    partnerMoney(visit),
    gainsByMonth(visit),
    declines(visit),
    hasRib(visit.partner._id),
  ]);
  return {
    money,
    months,
    refused,
    rib,
    activities: visit.partner.activities.join(', '),
    ...(await validationPage(visit, pageNumber(request))),
  };
});

function pageNumber(request: Request): number {
  const asked = Number(new URL(request.url).searchParams.get('page'));
  return Number.isSafeInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
}

export default function Payments() {
  const { money, months, refused, rib, activities, lines, page, more } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack">
      <h1>Paiements</h1>
      <TotalCards money={money} />
      {!rib && (
        <Note kind="warn">
          <p>
            <b>Aucun RIB n’a été déposé ici.</b> Si la Caf n’en connaît pas, le virement attend. Envoyez-lui votre RIB.
          </p>
        </Note>
      )}
      {months.length > 0 && page === 1 && <MonthChart months={months} activities={activities} />}
      <section className="stack">
        {lines.length === 0 ? (
          <div className="empty">
            <p>Aucun QR code validé {page > 1 ? 'sur cette page' : 'pour le moment'}.</p>
            <p>
              <Link to="/partenaire/scanner" reloadDocument>
                Scanner un QR code
              </Link>
            </p>
          </div>
        ) : (
          <PaymentTable caption="Enfants scannés" lines={lines} />
        )}
        {(page > 1 || more) && <Pages page={page} more={more} />}
      </section>
      <ListFiles />
      {page === 1 && <DeclineList declines={refused} />}
    </div>
  );
}

const Pages = ({ page, more }: { page: number; more: boolean }) => (
  <nav className="pages" aria-label="Pages">
    {page > 1 && <Link to={`?page=${page - 1}`}>Plus récents</Link>}
    <span aria-current="page">Page {page}</span>
    {more && <Link to={`?page=${page + 1}`}>Plus anciens</Link>}
  </nav>
);
