import { Link } from '@remix-run/react';
import { Note } from '../components/Note.tsx';

const LISTS = [
  { what: 'faits', name: 'Paiements faits' },
  { what: 'attente', name: 'Paiements en attente' },
  { what: 'beneficiaires', name: 'Bénéficiaires payés' },
] as const;

const fileAddress = (what: string, format: string, within: string): string =>
  `/partenaire/paiements/extrait?quoi=${what}&format=${format}${within && `&${within}`}`;

/** The three lists as files: they hold names, and what leaves is written in the journal. @param within the campaign, as addresses say it. */
export const ListFiles = ({ within }: { within: string }) => (
  <section className="card stack">
    <h2>Listes à garder</h2>
    <ul className="plain lines">
      {LISTS.map(({ what, name }) => (
        <li key={what}>
          <b>{name}</b>
          <span className="row">
            <a className="btn second" href={fileAddress(what, 'pdf', within)} aria-label={`${name}, en PDF`}>
              PDF
            </a>
            <a className="btn second" href={fileAddress(what, 'csv', within)} aria-label={`${name}, en CSV pour un tableur`}>
              CSV
            </a>
          </span>
        </li>
      ))}
    </ul>
    <Note>
      <p>Ces fichiers contiennent des noms d’enfants. Gardez-les en lieu sûr, puis effacez-les.</p>
    </Note>
    <p>
      <Link to={`/partenaire/beneficiaires${within && `?${within}`}`}>Voir les bénéficiaires payés</Link>
    </p>
  </section>
);
