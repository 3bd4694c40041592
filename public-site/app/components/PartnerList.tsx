import { Link, useSearchParams } from '@remix-run/react';
import { plural } from '#core/shared/french.ts';

interface ListedPartner {
  id: string;
  name: string;
  activities: string;
  address: string;
  distance: string | null;
}

interface FoundProps {
  /** On all the pages of the list. */
  count: number;
  partners: ListedPartner[];
  family: boolean;
}

/** What a search found: how many, and the clubs of this page. */
export const FoundPartners = ({ count, partners, family }: FoundProps) => (
  <section className="card stack" aria-labelledby="nombre">
    <h2 id="nombre">{count === 0 ? 'Aucun club trouvé' : plural(count, 'club')}</h2>
    {count === 0 ? <p className="soft">Essayez avec moins de mots.</p> : <PartnerList partners={partners} family={family} />}
  </section>
);

/** Clubs one under the other; a family can start a draw from each. */
function PartnerList({ partners, family }: Omit<FoundProps, 'count'>) {
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
          {partner.distance !== null && <span className="soft small">{partner.distance}</span>}
          {family && (
            <Link className="btn second" to={`/famille/tirage?partenaire=${partner.id}`} aria-label={`Utiliser ici, chez ${partner.name}`}>
              Utiliser ici
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The two orders of the CCTP (chapter 5), and by distance once a place is chosen. */
export function Orders({ chosen, near }: { chosen: string; near: string }) {
  const [query] = useSearchParams();
  const to = (order: string): string => {
    const next = new URLSearchParams(query);
    next.set('ordre', order);
    for (const name of ['page', 'pres']) next.delete(name);
    return `?${next}`;
  };
  const current = (order: string) => (near === '' && chosen === order ? 'true' : undefined);
  return (
    <nav className="tabs" aria-label="Ordre de la liste">
      <Link to={to('activite')} aria-current={current('activite')}>
        Par activité
      </Link>
      <Link to={to('nom')} aria-current={current('nom')}>
        Par nom
      </Link>
      {near !== '' && (
        <Link to={`?${query}`} aria-current="true">
          Par distance
        </Link>
      )}
    </nav>
  );
}

/** From the list to the map and back: the search goes along. */
export function OtherView({ to, label }: { to: string; label: string }) {
  const [query] = useSearchParams();
  const kept = new URLSearchParams(query);
  kept.delete('page');
  return <Link to={kept.size > 0 ? `${to}?${kept}` : to}>{label}</Link>;
}
