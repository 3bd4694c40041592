import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { plural } from '#core/shared/french.ts';
import { ClubMissing } from '../components/ClubMissing.tsx';
import { Pages, PartnerSearch } from '../components/PartnerSearch.tsx';
import { familyShell, publicShell } from '../components/shell.ts';
import { page } from '../services/answer.server.ts';
import { hasFamilySession } from '../services/family-session.server.ts';
import { type PartnerSearch as Search, searchPartners } from '../services/partners.server.ts';
import { title } from '../title.ts';

export const meta = title('Les clubs partenaires');

/** Partners validated by the Caf (R-FAM-11), for anybody; a family can start a draw from here. */
export const loader = page(async ({ request }) => {
  const family = await hasFamilySession(request);
  return { ...(await searchPartners(new URL(request.url).searchParams)), family, shell: family ? familyShell : publicShell };
});

export default function Partners() {
  const { wanted, filters, count, page: current, pages, partners, family } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack">
      <h1>Les clubs partenaires</h1>
      <PartnerSearch wanted={wanted} filters={filters} />
      <Orders chosen={wanted.ordre} />
      <section className="card stack" aria-labelledby="nombre">
        <h2 id="nombre">{plural(count, 'club')}</h2>
        {count === 0 ? (
          <p className="soft">Aucun club trouvé. Essayez avec moins de mots.</p>
        ) : (
          <PartnerList partners={partners} family={family} />
        )}
      </section>
      <Pages page={current} pages={pages} />
      <ClubMissing />
    </div>
  );
}

/** The two orders of the CCTP (chapter 5). */
function Orders({ chosen }: { chosen: string }) {
  const [query] = useSearchParams();
  const to = (order: string): string => {
    const next = new URLSearchParams(query);
    next.set('ordre', order);
    next.delete('page');
    return `?${next}`;
  };
  return (
    <nav className="tabs" aria-label="Ordre de la liste">
      <Link to={to('activite')} aria-current={chosen === 'activite' ? 'true' : undefined}>
        Par activité
      </Link>
      <Link to={to('nom')} aria-current={chosen === 'nom' ? 'true' : undefined}>
        Par nom
      </Link>
    </nav>
  );
}

function PartnerList({ partners, family }: { partners: Search['partners']; family: boolean }) {
  return (
    <ul className="plain lines">
      {partners.map((partner) => (
        <li key={partner.id}>
          <span>
            <b>{partner.name}</b>
            <br />
            {partner.activities}
            <br />
            <span className="soft small">{partner.address}</span>
          </span>
          {family && (
            <Link className="btn second" to={`/famille/tirage?partenaire=${partner.id}`} aria-label={`Utiliser chez ${partner.name}`}>
              Utiliser ici
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
