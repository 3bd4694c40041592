import { Link, useLoaderData } from '@remix-run/react';
import { PaymentTable } from '../partner/PaymentTable.tsx';
import { partnerMoney, validationPage } from '../partner/services/partner-money.server.ts';
import { requirePartner } from '../partner/services/partner-session.server.ts';
import { partnerShell } from '../partner/shell.ts';
import { TotalCards } from '../partner/TotalCards.tsx';
import { page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Paiements');
export const handle = { shell: partnerShell };

export const loader = page(async ({ request }) => {
  const visit = await requirePartner(request);
  return { money: await partnerMoney(visit), ...(await validationPage(visit, pageNumber(request))) };
});

function pageNumber(request: Request): number {
  const asked = Number(new URL(request.url).searchParams.get('page'));
  return Number.isSafeInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
}

export default function Payments() {
  const { money, lines, page, more } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack">
      <h1>Paiements</h1>
      <TotalCards money={money} />
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
