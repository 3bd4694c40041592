import { Link, useSearchParams } from '@remix-run/react';

interface ListedPartner {
  id: string;
  name: string;
  activities: string;
  address: string;
  distance: string | null;
}

/** Clubs one under the other; a family can start a draw from each. */
export function PartnerList({ partners, family }: { partners: ListedPartner[]; family: boolean }) {
  if (partners.length === 0) return <p className="soft">Aucun club trouvé. Essayez avec moins de mots.</p>;
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
